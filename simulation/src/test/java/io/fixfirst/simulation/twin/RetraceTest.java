package io.fixfirst.simulation.twin;

import static io.fixfirst.simulation.runtime.SmallDesk.ADA;
import static io.fixfirst.simulation.runtime.SmallDesk.BOB;
import static io.fixfirst.simulation.runtime.SmallDesk.DESK;
import static io.fixfirst.simulation.runtime.SmallDesk.START;
import static io.fixfirst.simulation.runtime.SmallDesk.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Event;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.SmallDesk;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RetraceTest {

  private static final Instant END = START.plus(Duration.ofDays(40));

  private final List<Recorded> journal = new ArrayList<>();
  private final List<OutsideCommand> asked = new ArrayList<>();

  @Test
  void every_event_of_a_calm_day_has_a_cause() {
    days(Weather.calm());
    Retraced found = retrace(journal, Duration.ZERO);
    assertThat(found.differences()).isEmpty();
    assertThat(found.unexplained()).isZero();
    assertThat(found.events()).isEqualTo(journal.size());
    assertThat(found.messages()).isPositive();
    assertThat(found.timers()).isPositive();
    assertThat(found.slowestMessage()).isZero();
    assertThat(found.latestTimer()).isZero();
  }

  @Test
  void what_came_from_outside_is_found_again() {
    days(Weather.calm());
    asked.removeIf(
        command -> command.command() instanceof EngineerCommand.SetPresence); // No change.
    assertThat(retrace(journal, Duration.ZERO).outside()).isEqualTo(asked);
  }

  @Test
  void what_came_from_outside_leads_to_the_same_events_again() {
    days(Weather.calm());
    List<OutsideCommand> outside = retrace(journal, Duration.ZERO).outside();
    Comparison comparison =
        Comparison.of(histories(), VirtualDay.run(START, outside, END), Duration.ZERO);
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.events()).isEqualTo(journal.size());
  }

  @Test
  void a_storm_is_explained_and_leads_to_the_same_events_once_more() {
    for (long seed = 1; seed <= 50; seed++) {
      journal.clear();
      days(Weather.stormy(seed));
      Retraced found = retrace(journal, Duration.ofHours(6));
      assertThat(found.differences()).as("seed %d", seed).isEmpty();
      Histories led = VirtualDay.led(START, found.causes());
      assertThat(Comparison.of(histories(), led, Duration.ZERO).differences())
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void either_order_of_one_instant_is_right_and_leads_to_another_day() {
    List<Recorded> adaFirst = comeBack(ADA, BOB);
    List<Recorded> bobFirst = comeBack(BOB, ADA);
    assertThat(assigned(adaFirst)).isEqualTo(ADA);
    assertThat(assigned(bobFirst)).isEqualTo(BOB);
    for (List<Recorded> day : List.of(adaFirst, bobFirst)) {
      Retraced found = retrace(day, Duration.ZERO);
      assertThat(found.differences()).isEmpty();
      assertThat(found.unexplained()).isZero();
    }
  }

  /** A ticket waits, and two come back at the same instant. */
  private List<Recorded> comeBack(EngineerId first, EngineerId second) {
    List<Recorded> record = new ArrayList<>();
    VirtualRuntime runtime = new VirtualRuntime(START, Weather.calm(), record::add);
    SmallDesk desk = new SmallDesk(runtime);
    desk.open();
    for (EngineerId engineer : List.of(ADA, BOB)) {
      desk.insist(engineer, new EngineerCommand.SetPresence(Presence.OFF_SHIFT, null, "boss"));
    }
    runtime.run(START);
    desk.report(1, false);
    runtime.run(START.plusSeconds(60));
    for (EngineerId engineer : List.of(first, second)) {
      desk.insist(engineer, new EngineerCommand.SetPresence(Presence.PRESENT, null, "boss"));
    }
    runtime.run(START.plusSeconds(60));
    return record;
  }

  private static EngineerId assigned(List<Recorded> record) {
    return record.stream()
        .map(Recorded::event)
        .filter(DeskEvent.Assigned.class::isInstance)
        .map(DeskEvent.Assigned.class::cast)
        .findFirst()
        .orElseThrow()
        .engineer();
  }

  @Test
  void a_changed_value_is_found_and_named() {
    days(Weather.calm());
    Retraced found =
        retrace(
            changed(
                DeskEvent.Assigned.class,
                event ->
                    new DeskEvent.Assigned(
                        event.at(),
                        event.incident(),
                        event.engineer().equals(ADA) ? BOB : ADA,
                        event.team(),
                        event.number(),
                        event.pickUpBy(),
                        event.by(),
                        event.explanation())),
            Duration.ZERO);
    assertThat(found.differences().getFirst().entity()).isEqualTo(DESK);
    assertThat(found.differences().getFirst().cause())
        .contains("Assigned was recorded with other values", "Offer", "engineer.text: ");
  }

  @Test
  void a_timer_that_rings_early_is_found() {
    days(Weather.calm());
    Retraced found =
        retrace(
            changed(
                IncidentEvent.ClockBreached.class,
                event ->
                    new IncidentEvent.ClockBreached(
                        event.at().minusMillis(1), event.clock(), event.due())),
            Duration.ZERO);
    assertThat(found.differences()).isNotEmpty();
    assertThat(found.differences().getFirst().cause()).contains("ClockBreached");
  }

  @Test
  void an_event_that_is_missing_is_found() {
    days(Weather.calm());
    Recorded gone = first(IncidentEvent.Assigned.class);
    journal.remove(gone);
    assertThat(retrace(journal, Duration.ZERO).differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.entity()).isEqualTo(gone.entity());
              assertThat(difference.revision()).isEqualTo(gone.revision());
              assertThat(difference.cause()).startsWith("The record goes from event");
            });
  }

  @Test
  void a_message_that_never_arrives_is_found() {
    days(Weather.calm());
    journal.removeIf(recorded -> recorded.entity().equals(incident(2)));
    assertThat(retrace(journal, Duration.ofMinutes(1)).differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.entity()).isEqualTo(incident(2));
              assertThat(difference.cause()).contains("has not answered what tenant kolding said");
            });
  }

  @Test
  void a_timer_that_never_rings_is_found() {
    days(Weather.calm());
    Recorded closed = first(IncidentEvent.Closed.class);
    List<Recorded> before = journal.subList(0, journal.indexOf(closed));
    List<Recorded> record = new ArrayList<>(before);
    record.add(journal.getLast());
    assertThat(retrace(record, Duration.ofMillis(1)).differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.entity()).isEqualTo(closed.entity());
              assertThat(difference.cause()).contains("has not answered the timer close");
            });
  }

  // The days

  /** Five reports, one of them a P1; work, a wait, an escalation; then time for every timer. */
  private void days(Weather weather) {
    asked.clear();
    VirtualRuntime runtime = new VirtualRuntime(START, weather, journal::add);
    runtime.listen((to, command) -> asked.add(new OutsideCommand(runtime.now(), to, command)));
    SmallDesk desk = new SmallDesk(runtime);
    desk.open();
    runtime.run(START);
    for (int number = 1; number <= 5; number++) {
      runtime.run(START.plus(Duration.ofMinutes(number)));
      desk.report(number, number == 3);
    }
    runtime.run(START.plus(Duration.ofMinutes(20)));
    desk.acknowledge(incident(1), ADA);
    runtime.run(START.plus(Duration.ofMinutes(21)));
    desk.insist(
        incident(2),
        new IncidentCommand.Wait(
            "engineer:bob", WaitReason.CUSTOMER, START.plusSeconds(7_200), "For a call."));
    runtime.run(START.plus(Duration.ofMinutes(22)));
    desk.insist(BOB, new EngineerCommand.AcknowledgePage(incident(3), "The disk was full."));
    runtime.run(START.plus(Duration.ofMinutes(40)));
    desk.insist(incident(3), new IncidentCommand.ReportWorkaround("engineer:bob", "Restarted."));
    runtime.run(START.plus(Duration.ofMinutes(41)));
    desk.insist(
        incident(4),
        new IncidentCommand.Escalate("engineer:ada", Line.SECOND, null, Set.of(), "Too hard."));
    runtime.run(START.plus(Duration.ofDays(4)));
    for (int number = 1; number <= 5; number++) {
      runtime.run(START.plus(Duration.ofDays(4)).plusSeconds(number));
      desk.insist(incident(number), new IncidentCommand.Resolve("engineer:ada", "Mended."));
    }
    runtime.run(END);
    runtime.calmDown();
  }

  private Histories histories() {
    Histories histories = new Histories();
    journal.forEach(histories::see);
    return histories;
  }

  private static Retraced retrace(List<Recorded> record, Duration delivery) {
    Retrace retrace = new Retrace(delivery);
    record.forEach(retrace::see);
    return retrace.finish();
  }

  private <E extends Event> Recorded first(Class<E> kind) {
    return journal.stream().filter(one -> kind.isInstance(one.event())).findFirst().orElseThrow();
  }

  private <E extends Event> List<Recorded> changed(Class<E> kind, UnaryOperator<E> change) {
    Recorded first = first(kind);
    List<Recorded> record = new ArrayList<>(journal);
    record.set(
        journal.indexOf(first),
        new Recorded(
            first.number(),
            first.entity(),
            first.revision(),
            change.apply(kind.cast(first.event()))));
    return record;
  }
}
