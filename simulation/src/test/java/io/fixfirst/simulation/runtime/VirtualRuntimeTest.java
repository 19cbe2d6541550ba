package io.fixfirst.simulation.runtime;

import static io.fixfirst.simulation.runtime.SmallDesk.ADA;
import static io.fixfirst.simulation.runtime.SmallDesk.DESK;
import static io.fixfirst.simulation.runtime.SmallDesk.START;
import static io.fixfirst.simulation.runtime.SmallDesk.TENANT;
import static io.fixfirst.simulation.runtime.SmallDesk.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.core.tenant.Tenant;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.core.tenant.TenantEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualRuntimeTest {

  private final List<Recorded> journal = new ArrayList<>();
  private final VirtualRuntime runtime = new VirtualRuntime(START, Weather.calm(), journal::add);
  private final SmallDesk desk = new SmallDesk(runtime);

  @Test
  void a_report_is_handed_out_within_its_instant() {
    reportOne();
    Incident incident = runtime.state(incident(1), Incident.class);
    assertThat(incident.hands().engineer()).isNotNull();
    assertThat(eventsOf(incident(1))).allSatisfy(event -> assertThat(event.at()).isEqualTo(START));
  }

  @Test
  void timers_ring_when_their_time_has_come() {
    reportOne();
    desk.acknowledge(incident(1), ADA);
    runtime.ask(incident(1), new IncidentCommand.Resolve("engineer:ada", "Restarted."));
    runtime.run(START.plus(Duration.ofDays(60)));
    assertThat(runtime.state(incident(1), Incident.class).stage()).isEqualTo(Stage.CLOSED);
    assertThat(eventsOf(incident(1)).getLast()).isInstanceOf(IncidentEvent.Closed.class);
    assertThat(runtime.now()).isEqualTo(START.plus(Duration.ofDays(60)));
  }

  @Test
  void of_a_closed_incident_only_what_can_still_matter_is_kept() {
    reportOne();
    desk.acknowledge(incident(1), ADA);
    runtime.ask(incident(1), new IncidentCommand.Resolve("engineer:ada", "Restarted."));
    assertThat(runtime.state(incident(1), Incident.class).clocks().clocks()).isNotEmpty();
    runtime.run(START.plus(Duration.ofDays(60)));
    assertThat(runtime.state(incident(1), Incident.class).clocks().clocks()).isEmpty();
    assertThat(runtime.ask(incident(1), new IncidentCommand.AddNote("boss", "Thanks.")))
        .isInstanceOf(Answer.Done.class);
    assertThat(runtime.ask(incident(1), new IncidentCommand.Reopen("boss", "Again.")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void what_is_due_at_one_instant_happens_in_the_order_of_entry() {
    List<String> order = new ArrayList<>();
    desk.open();
    runtime.run(START);
    runtime.at(
        runtime.millis() + 1,
        () -> {
          desk.report(1, false); // Its messages come after what is on the agenda already.
          runtime.at(runtime.millis(), () -> order.add("third, opened: " + isOpen()));
          order.add("first, opened: " + isOpen());
        });
    runtime.at(runtime.millis() + 1, () -> order.add("second, opened: " + isOpen()));
    runtime.run(START.plusMillis(1));
    assertThat(order)
        .containsExactly("first, opened: false", "second, opened: false", "third, opened: true");
  }

  @Test
  void events_are_numbered_and_so_are_those_of_each_entity() {
    desk.open();
    desk.report(1, true);
    runtime.run(START.plus(Duration.ofHours(1)));
    for (int i = 0; i < journal.size(); i++) {
      assertThat(journal.get(i).number()).isEqualTo(i + 1);
    }
    long last = 0;
    for (Recorded recorded : journal) {
      if (recorded.entity().equals(incident(1))) {
        assertThat(recorded.revision()).isEqualTo(++last);
      }
    }
    assertThat(runtime.events()).isEqualTo(journal.size());
    assertThat(runtime.commands()).isPositive();
    assertThat(runtime.refusals()).isZero();
  }

  @Test
  void what_is_due_in_thirty_years_happens_then() {
    List<Instant> done = new ArrayList<>();
    Instant then = START.plus(Duration.ofDays(10_958));
    runtime.at(then, () -> done.add(runtime.now()));
    runtime.run(then.minusMillis(1));
    assertThat(done).isEmpty();
    runtime.run(then);
    assertThat(done).containsExactly(then);
  }

  @Test
  void a_timer_may_be_ten_years_ahead() {
    desk.openQuietFor(Duration.ofDays(3_650));
    desk.report(1, false);
    runtime.run(START);
    desk.acknowledge(incident(1), ADA);
    runtime.ask(incident(1), new IncidentCommand.Resolve("engineer:ada", "Restarted."));
    Instant closes = START.plus(Duration.ofDays(3_650));
    runtime.run(closes.minusMillis(1));
    assertThat(runtime.state(incident(1), Incident.class).stage()).isEqualTo(Stage.RESOLVED);
    runtime.run(closes);
    assertThat(runtime.state(incident(1), Incident.class).stage()).isEqualTo(Stage.CLOSED);
  }

  @Test
  void a_refusal_is_an_answer() {
    assertThat(runtime.ask(incident(1), new IncidentCommand.Close("boss")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(journal).isEmpty();
    assertThat(runtime.state(TENANT, Tenant.class)).isNotNull();
  }

  @Test
  void one_thing_can_come_to_rest_before_the_next_that_is_due_at_the_same_instant() {
    List<String> order = new ArrayList<>();
    desk.open();
    runtime.settle();
    runtime.at(START.plusMillis(1), () -> desk.report(1, false));
    runtime.at(START.plusMillis(1), () -> order.add("second, opened: " + isOpen()));
    assertThat(runtime.runNext(START)).isFalse();
    assertThat(runtime.runNext(START.plusMillis(1))).isTrue();
    assertThat(isOpen()).isTrue();
    assertThat(runtime.runNext(START.plusMillis(1))).isTrue();
    assertThat(order).containsExactly("second, opened: true");
    assertThat(runtime.runNext(START.plusMillis(1))).isFalse();
  }

  @Test
  void a_hand_can_say_which_message_arrives_and_which_timer_rings() {
    desk.open();
    runtime.settle();
    desk.report(1, false);
    runtime.turnTo(START.plusSeconds(1));
    TenantCommand confirmed = new TenantCommand.ConfirmOpened(incident(1));
    assertThat(runtime.arrive(incident(1), TENANT, confirmed)).isFalse();
    TenantEvent.IncidentOpened opened = (TenantEvent.IncidentOpened) journal.getLast().event();
    assertThat(
            runtime.arrive(
                TENANT,
                incident(1),
                new IncidentCommand.Open(
                    DESK, opened.report(), opened.terms(), opened.at(), opened.alarm())))
        .isTrue();
    assertThat(isOpen()).isTrue();
    assertThat(eventsOf(incident(1)).getFirst().at()).isEqualTo(START.plusSeconds(1));
    assertThat(runtime.arrive(incident(1), TENANT, confirmed)).isTrue();
    runtime.turnTo(START.plus(Duration.ofDays(1)));
    assertThat(runtime.ring(incident(1), "breach-respond")).isTrue();
    assertThat(runtime.ring(incident(1), "breach-respond")).isFalse();
    assertThat(eventsOf(incident(1)).getLast()).isInstanceOf(IncidentEvent.ClockBreached.class);
  }

  @Test
  void commands_from_outside_can_be_listened_to() {
    List<String> heard = new ArrayList<>();
    desk.open();
    runtime.listen((to, command) -> heard.add(to + " " + command.getClass().getSimpleName()));
    desk.report(1, false);
    runtime.run(START);
    assertThat(heard).containsExactly("kolding ReportIncident");
  }

  @Test
  void a_storm_delays_but_loses_nothing() {
    for (long seed = 1; seed <= 50; seed++) {
      VirtualRuntime runtime = storm(seed, journal);
      for (int number = 1; number <= 5; number++) {
        assertThat(runtime.state(incident(number), Incident.class).stage())
            .as("seed %d, incident %d", seed, number)
            .isEqualTo(Stage.CLOSED);
      }
    }
  }

  @Test
  void a_seed_gives_the_same_storm() {
    storm(7, journal);
    List<Recorded> again = new ArrayList<>();
    storm(7, again);
    assertThat(again).isEqualTo(journal).isNotEmpty();
  }

  private void reportOne() {
    desk.open();
    desk.report(1, false);
    runtime.run(START);
  }

  private static VirtualRuntime storm(long seed, List<Recorded> journal) {
    VirtualRuntime runtime = new VirtualRuntime(START, Weather.stormy(seed), journal::add);
    SmallDesk desk = new SmallDesk(runtime);
    desk.open();
    for (int number = 1; number <= 5; number++) {
      desk.report(number, number == 3);
    }
    runtime.run(START.plus(Duration.ofHours(2)));
    for (int number = 1; number <= 5; number++) {
      desk.insist(incident(number), new IncidentCommand.Resolve("boss", "Done."));
    }
    runtime.run(START.plus(Duration.ofDays(40)));
    for (int number = 1; number <= 5; number++) {
      desk.insist(incident(number), new IncidentCommand.Close("boss"));
    }
    runtime.run(START.plus(Duration.ofDays(41)));
    runtime.calmDown();
    return runtime;
  }

  private List<Event> eventsOf(EntityId id) {
    List<Event> events = new ArrayList<>();
    for (Recorded recorded : journal) {
      if (recorded.entity().equals(id)) {
        events.add(recorded.event());
      }
    }
    return events;
  }

  private boolean isOpen() {
    return runtime.state(incident(1), Incident.class).stage() == Stage.OPEN;
  }
}
