package io.fixfirst.core.engineer;

import static io.fixfirst.core.engineer.EngineerTest.ADA;
import static io.fixfirst.core.engineer.EngineerTest.NOON;
import static io.fixfirst.core.engineer.EngineerTest.SHIFTS;
import static io.fixfirst.core.engineer.EngineerTest.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EntityLaw;
import io.fixfirst.core.EntityLaw.Step;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.Presence;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class EngineerPropertiesTest {

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_law_holds(@ForAll("histories") List<Step<Engineer, EngineerCommand>> steps) {
    EntityLaw<Engineer, EngineerCommand, EngineerEvent> law =
        EntityLaw.<Engineer, EngineerCommand, EngineerEvent>of(new EngineerRules(), ADA, NOON)
            .repeatable(
                command ->
                    command instanceof EngineerCommand.Page
                        || command instanceof EngineerCommand.EndPage
                        || command instanceof EngineerCommand.AcknowledgePage
                        || command instanceof EngineerCommand.Register
                        || command instanceof EngineerCommand.Retire
                        || command instanceof EngineerCommand.SetPresence);
    law.run(steps);
    if (law.state() instanceof Engineer.Employed state) {
      for (Engineer.Call call : state.calls()) {
        assertThat(call.attempt()).isPositive();
        assertThat(state.calls().stream().filter(one -> one.incident().equals(call.incident())))
            .as("calls of one P1")
            .hasSize(1);
      }
    }
  }

  @Provide
  Arbitrary<List<Step<Engineer, EngineerCommand>>> histories() {
    return EntityLaw.histories(commands(), Duration.ofHours(5), 80);
  }

  private static Arbitrary<Function<Engineer, EngineerCommand>> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            Arbitraries.of(profile(SHIFTS), profile(null), profile(SHIFTS, new DeskId("south")))
                .map(profile -> always(new EngineerCommand.Register(profile)))),
        Tuple.of(1, Arbitraries.just(always(new EngineerCommand.Retire("hr")))),
        Tuple.of(
            4,
            Combinators.combine(
                    Arbitraries.of(Presence.values()),
                    Arbitraries.integers().between(1, 20).injectNull(0.4))
                .as(
                    (presence, hours) ->
                        always(
                            new EngineerCommand.SetPresence(
                                presence,
                                hours == null ? null : NOON.plus(Duration.ofHours(hours)),
                                "ada")))),
        Tuple.of(
            6,
            Combinators.combine(
                    incidents(),
                    Arbitraries.integers().between(1, 4),
                    Arbitraries.integers().between(0, 2),
                    Arbitraries.of(CoreRole.values()).injectNull(0.5))
                .as(
                    (incident, turn, round, role) ->
                        always(
                            new EngineerCommand.Page(
                                incident, turn, round, "mail is down", role)))),
        Tuple.of(
            4,
            Combinators.combine(
                    incidents(), Arbitraries.of("vejle had this", "never").injectNull(0.7))
                .as(
                    (incident, before) ->
                        always(new EngineerCommand.AcknowledgePage(incident, before)))),
        Tuple.of(
            2,
            Combinators.combine(
                    incidents(),
                    Arbitraries.integers().between(1, 5),
                    Arbitraries.integers().between(0, 2))
                .as(
                    (incident, turn, round) ->
                        always(new EngineerCommand.EndPage(incident, turn, round)))),
        Tuple.of(1, incidents().map(one -> always(new EngineerCommand.PageAgain(one)))),
        Tuple.of(1, Arbitraries.just(always(new EngineerCommand.ChangeShift()))),
        Tuple.of(1, Arbitraries.just(always(new EngineerCommand.EndAbsence()))));
  }

  private static Function<Engineer, EngineerCommand> always(EngineerCommand command) {
    return _ -> command;
  }

  private static Arbitrary<IncidentId> incidents() {
    return Arbitraries.longs()
        .between(1, 3)
        .map(number -> new IncidentId(new TenantId("kolding"), number));
  }
}
