package io.fixfirst.control.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Event;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.twin.Comparison;
import io.fixfirst.simulation.twin.Histories;
import io.fixfirst.simulation.twin.Retrace;
import io.fixfirst.simulation.twin.Retraced;
import io.fixfirst.simulation.twin.VirtualDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One day, lived once by the real actors; then everything that is said of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTwinIT {

  private BusyDay day;
  private List<Recorded> journal;
  private final Histories live = new Histories();
  private Retraced retraced;

  @BeforeAll
  void a_busy_day_is_lived_by_the_real_actors(@TempDir Path directory) throws Exception {
    day = BusyDay.of(1);
    try (LiveDay actors = new LiveDay(directory, day.start())) {
      actors.live(day.commands(), day.end());
      journal = actors.journal();
    }
    Retrace retrace = new Retrace(Duration.ZERO);
    for (Recorded recorded : journal) {
      live.see(recorded);
      retrace.see(recorded);
    }
    retraced = retrace.finish();
  }

  @Test
  void the_day_has_everything_in_it() {
    assertThat(count(IncidentEvent.Opened.class)).isGreaterThanOrEqualTo(1_000);
    assertThat(count(IncidentEvent.MajorDeclared.class)).isGreaterThanOrEqualTo(10);
    assertThat(count(IncidentEvent.WorkSuspended.class)).isPositive();
    assertThat(count(IncidentEvent.WorkReinstated.class)).isPositive();
    assertThat(count(IncidentEvent.Waiting.class)).isGreaterThanOrEqualTo(50);
    assertThat(count(IncidentEvent.Escalated.class)).isGreaterThanOrEqualTo(100);
    assertThat(count(IncidentEvent.ClockWarned.class)).isPositive();
    assertThat(count(IncidentEvent.ClockBreached.class)).isPositive();
    assertThat(count(DeskEvent.PresenceSet.class)).isPositive();
    assertThat(retraced.timers()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void the_same_commands_lead_to_the_same_events_in_both_runtimes() {
    Histories virtual = VirtualDay.led(day.start(), retraced.causes(), day.commands());
    Comparison comparison = Comparison.of(live, virtual, Duration.ZERO);
    assertThat(comparison.differences()).isEmpty();
    assertThat(virtual.count()).isEqualTo(journal.size());
  }

  @Test
  void every_live_event_is_what_the_rules_answer_at_that_instant() {
    assertThat(retraced.differences()).isEmpty();
    assertThat(retraced.unexplained()).isZero();
    assertThat(retraced.slowestMessage()).isZero();
    assertThat(retraced.latestTimer()).isZero();
  }

  /** What the virtual runtime's own order can change is in which order the desk hears of people. */
  @Test
  void in_an_order_of_its_own_the_virtual_runtime_comes_to_the_same_incidents() {
    Histories virtual = VirtualDay.run(day.start(), day.commands(), day.end());
    Comparison comparison = Comparison.of(live, virtual, Duration.ZERO);
    assertThat(virtual.count()).isEqualTo(journal.size());
    assertThat(comparison.differences())
        .allSatisfy(
            difference ->
                assertThat(difference.recorded()).isInstanceOf(DeskEvent.PresenceSet.class));
  }

  private long count(Class<? extends Event> kind) {
    return journal.stream().filter(recorded -> kind.isInstance(recorded.event())).count();
  }
}
