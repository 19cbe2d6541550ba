package io.fixfirst.control.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.demo.TicketSeen.State;
import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.scenario.WorkPlan;
import io.fixfirst.simulation.world.Streams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseloadTest {

  private static final Instant T0 = Instant.parse("2026-03-09T07:50:00Z");
  private static final String ID = "kolding-1";

  private Caseload caseload = load();

  @BeforeEach
  void fresh() {
    caseload = load();
  }

  @Test
  void an_engineer_picks_up_what_is_assigned_and_solves_what_the_line_can_solve() {
    caseload.know(ID, new Nature(Line.FIRST, false, false));

    assertThat(acts(see(State.ASSIGNED, Line.FIRST, "anna")))
        .containsExactly(new Act.PickUp("anna"));
    assertThat(acts(see(State.WORKING, Line.FIRST, "anna"))).containsExactly(new Act.Solve("anna"));
  }

  @Test
  void what_a_line_cannot_solve_goes_to_the_next() {
    caseload.know(ID, new Nature(Line.THIRD, false, false));

    assertThat(acts(see(State.WORKING, Line.FIRST, "anna")))
        .containsExactly(new Act.Escalate("anna", Line.SECOND));
    assertThat(acts(see(State.WORKING, Line.SECOND, "jens")))
        .containsExactly(new Act.Escalate("jens", Line.THIRD));
  }

  @Test
  void seeing_the_same_again_means_nothing_new() {
    see(State.ASSIGNED, Line.FIRST, "anna");
    assertThat(see(State.ASSIGNED, Line.FIRST, "anna")).isEmpty();
  }

  @Test
  void what_was_meant_is_void_once_the_incident_has_moved_on() {
    Intent pickUp = see(State.ASSIGNED, Line.FIRST, "anna").getFirst();
    assertThat(caseload.stands(pickUp)).isTrue();
    see(State.ASSIGNED, Line.FIRST, "bo");
    assertThat(caseload.stands(pickUp)).isFalse();
  }

  @Test
  void work_that_a_major_incident_interrupts_goes_on_with_what_was_left() {
    caseload.know(ID, new Nature(Line.SECOND, false, false));
    Intent solve = see(State.WORKING, Line.SECOND, "jens").getFirst();
    Duration needed = Duration.between(T0, solve.at());
    Instant taken = T0.plus(needed.dividedBy(3));
    Instant back = taken.plus(Duration.ofHours(1));

    caseload.see(ticket(State.SUSPENDED, Line.SECOND, "jens"), taken);
    Intent again = caseload.see(ticket(State.WORKING, Line.SECOND, "jens"), back).getFirst();

    assertThat(Duration.between(back, again.at())).isEqualTo(needed.minus(needed.dividedBy(3)));
  }

  @Test
  void a_question_to_the_customer_is_asked_once_and_answered() {
    caseload.know(ID, new Nature(Line.FIRST, false, true));

    assertThat(acts(see(State.WORKING, Line.FIRST, "anna")))
        .containsExactly(new Act.AskCustomer("anna"));
    assertThat(acts(see(State.WAITING_FOR_CUSTOMER, Line.FIRST, null)))
        .containsExactly(new Act.CustomerAnswers());
    assertThat(acts(see(State.WORKING, Line.FIRST, "anna"))).containsExactly(new Act.Solve("anna"));
  }

  @Test
  void an_alarm_is_repaired_first_and_solved_when_it_has_cleared() {
    caseload.know(ID, new Nature(Line.FIRST, false, false));
    TicketSeen raised = alarm(Set.of("srv-003"));
    Intent repair = caseload.see(raised, T0).getFirst();

    assertThat(repair.act()).isEqualTo(new Act.Repair("anna"));
    assertThat(caseload.after(repair, repair.at()))
        .extracting(Intent::act)
        .isEqualTo(new Act.Solve("anna"));
    assertThat(acts(caseload.see(alarm(Set.of()), repair.at())))
        .containsExactly(new Act.Solve("anna"));
  }

  @Test
  void a_core_team_informs_the_customer_again_and_again_and_looks_for_a_workaround() {
    TicketSeen major =
        new TicketSeen(
            ID, State.WORKING, Line.SECOND, "jens", null, "jens", "anna", Set.of(), false, null);
    List<Intent> intents = caseload.see(major, T0);

    assertThat(acts(intents)).containsExactly(new Act.Inform("anna"), new Act.WorkAround("jens"));
    assertThat(caseload.after(intents.getFirst(), intents.getFirst().at()))
        .extracting(Intent::act)
        .isEqualTo(new Act.Inform("anna"));
  }

  @Test
  void a_restored_incident_waits_until_somebody_has_it() {
    assertThat(see(State.RESTORED, Line.SECOND, null)).isEmpty();
    assertThat(acts(see(State.RESTORED, Line.SECOND, "jens")))
        .containsExactly(new Act.Solve("jens"));
  }

  @Test
  void a_vendor_says_when_it_is_done() {
    TicketSeen atVendor =
        new TicketSeen(
            ID,
            State.QUEUED,
            Line.THIRD,
            null,
            T0.plusSeconds(9),
            null,
            null,
            Set.of(),
            false,
            null);
    assertThat(see(State.QUEUED, Line.THIRD, null)).isEmpty();
    assertThat(acts(caseload.see(atVendor, T0))).containsExactly(new Act.VendorSolves());
  }

  @Test
  void what_is_closed_is_forgotten() {
    see(State.ASSIGNED, Line.FIRST, "anna");
    see(State.CLOSED, Line.FIRST, null);
    assertThat(caseload.size()).isZero();
  }

  private List<Intent> see(State state, Line line, @Nullable String engineer) {
    return caseload.see(ticket(state, line, engineer), T0);
  }

  private static TicketSeen ticket(State state, Line line, @Nullable String engineer) {
    return new TicketSeen(ID, state, line, engineer, null, null, null, Set.of(), false, null);
  }

  private static TicketSeen alarm(Set<String> devices) {
    return new TicketSeen(
        ID, State.WORKING, Line.FIRST, "anna", null, null, null, devices, true, null);
  }

  private static List<Act> acts(List<Intent> intents) {
    return intents.stream().map(Intent::act).toList();
  }

  private static Caseload load() {
    try {
      WorkPlan work = ScenarioFile.read(Path.of("../scenarios/kolding.yaml")).work();
      return new Caseload(work, new Streams(7).named("work"));
    } catch (BadScenarioException e) {
      throw new IllegalStateException(e);
    }
  }
}
