package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.CONTRACT;
import static io.fixfirst.core.tenant.Tenants.KOLDING;
import static io.fixfirst.core.tenant.Tenants.MAIL;
import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.TERMS;
import static io.fixfirst.core.tenant.Tenants.WITHIN;
import static io.fixfirst.core.tenant.Tenants.attach;
import static io.fixfirst.core.tenant.Tenants.device;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.says;

import io.fixfirst.core.EntityLaw;
import io.fixfirst.core.EntityLaw.Step;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.TenantCommand.CancelMaintenance;
import io.fixfirst.core.tenant.TenantCommand.ChangeContract;
import io.fixfirst.core.tenant.TenantCommand.ConfirmOpened;
import io.fixfirst.core.tenant.TenantCommand.DetachDevice;
import io.fixfirst.core.tenant.TenantCommand.EndMaintenance;
import io.fixfirst.core.tenant.TenantCommand.MoveTo;
import io.fixfirst.core.tenant.TenantCommand.NoteClosed;
import io.fixfirst.core.tenant.TenantCommand.NoteReopened;
import io.fixfirst.core.tenant.TenantCommand.NoteResolved;
import io.fixfirst.core.tenant.TenantCommand.Register;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import io.fixfirst.core.tenant.TenantCommand.SetStatusPage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A tenant loses no window's end and no message, along any history, wherever it crashes. */
class TenantLawTest {

  private static final Contract OTHER =
      new Contract(
          CONTRACT.desk(),
          List.of(MAIL),
          Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC)),
          Duration.ofMinutes(1));

  private static final Contract THIRD = new Contract(CONTRACT.desk(), List.of(), TERMS, WITHIN);

  @Property
  void the_law_holds(@ForAll("histories") List<Step<Tenant, TenantCommand>> steps) {
    EntityLaw.of(new TenantRules(), KOLDING, T0)
        .repeatable(command -> true) // Whatever a tenant is asked, asking twice is asking once.
        .run(steps);
  }

  @Provide
  Arbitrary<List<Step<Tenant, TenantCommand>>> histories() {
    Arbitrary<Instant> times =
        Arbitraries.integers().between(0, 300).map(minutes -> T0.plusSeconds(minutes * 60L));
    Arbitrary<String> devices = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<TenantCommand> alarms =
        Combinators.combine(
                devices,
                Arbitraries.of("down", "cpu"),
                Arbitraries.of(Severity.values()),
                times,
                Arbitraries.of("mail", "print").injectNull(0.2),
                Arbitraries.of("hall", "pier").injectNull(0.5),
                devices.set().ofMaxSize(2))
            .as(
                (name, identity, severity, at, service, site, above) ->
                    new ReportAlarm(
                        new Alarm(
                            device(name),
                            identity,
                            severity,
                            "Down",
                            at,
                            "server",
                            service,
                            site,
                            above)));
    Arbitrary<TenantCommand> windows =
        Combinators.combine(
                Arbitraries.of("w1", "w2"),
                times,
                Arbitraries.integers().between(1, 90),
                devices.set().ofMaxSize(1))
            .as(
                (id, from, minutes, names) ->
                    new ScheduleMaintenance(
                        new Maintenance(
                            id, from, from.plusSeconds(minutes * 60L), names, Set.of(), "work"),
                        "ada"));
    Arbitrary<TenantCommand> notes =
        Arbitraries.integers()
            .between(1, 6)
            .flatMap(
                number ->
                    Arbitraries.of(
                        new ConfirmOpened(incident(number)),
                        new NoteResolved(incident(number), number % 2),
                        new NoteReopened(incident(number), 1 + number % 2),
                        new NoteClosed(incident(number))));
    Arbitrary<TenantCommand> others =
        Arbitraries.of(
            new MoveTo(Stage.ROLLOUT, "ada"),
            new MoveTo(Stage.LEAVING, "ada"),
            new ChangeContract(OTHER, "ada"),
            new ChangeContract(CONTRACT, "ada"),
            new ChangeContract(THIRD, "ada"),
            new CancelMaintenance("w1", "ada"),
            new SetStatusPage(new StatusPage(StatusPage.Visibility.PUBLIC, null), "ada"),
            new EndMaintenance("w2"),
            attach("a", "b"),
            attach("b", "c"),
            attach("c", "a"),
            new DetachDevice(device("b")),
            new ReportIncident("r1", says("Slow", "mail", false)),
            new ReportIncident("r2", says("Down", null, true)));
    Arbitrary<Function<Tenant, TenantCommand>> any =
        Arbitraries.frequencyOf(
            Tuple.of(8, alarms.map(command -> _ -> command)),
            Tuple.of(5, Arbitraries.integers().between(0, 20).map(TenantLawTest::clear)),
            Tuple.of(2, windows.map(command -> _ -> command)),
            Tuple.of(4, notes.map(command -> _ -> command)),
            Tuple.of(4, others.map(command -> _ -> command)));
    return EntityLaw.histories(any, Duration.ofMinutes(8), 60).map(TenantLawTest::registered);
  }

  /** {@return the clear of one of the alarms that stand, or of one that never did} */
  private static Function<Tenant, TenantCommand> clear(int which) {
    return tenant -> {
      List<StandingAlarm> standing =
          tenant instanceof Known known ? List.copyOf(known.alarms().values()) : List.of();
      Alarm alarm =
          standing.isEmpty()
              ? Tenants.alarm("a", T0, null, null)
              : standing.get(which % standing.size()).alarm();
      return new ReportCleared(alarm.key(), alarm.raised());
    };
  }

  /** {@return a history that begins with a tenant, mostly one that is served} */
  private static List<Step<Tenant, TenantCommand>> registered(
      List<Step<Tenant, TenantCommand>> steps) {
    List<Step<Tenant, TenantCommand>> all = new ArrayList<>();
    all.add(new Step.Do<>(Duration.ZERO, _ -> new Register("Kolding", CONTRACT)));
    all.addAll(steps.subList(0, steps.size() / 5));
    all.add(new Step.Do<>(Duration.ZERO, _ -> new MoveTo(Stage.POC, "ada")));
    all.addAll(steps.subList(steps.size() / 5, steps.size()));
    return all;
  }
}
