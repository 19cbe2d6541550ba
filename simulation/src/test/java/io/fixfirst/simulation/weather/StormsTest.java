package io.fixfirst.simulation.weather;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * People and devices at work in bad weather.
 *
 * <p>{@code -Dstorm.seed=N} begins with that seed, {@code -Dstorm.seeds=N} runs that many. With
 * Maven: {@code -Dtest.flags="-Dstorm.seed=7 -Dstorm.seeds=1"}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormsTest {

  private static final long FIRST = Long.getLong("storm.seed", 1);
  private static final long SEEDS = Long.getLong("storm.seeds", 200);
  private static final Duration SHORT = Duration.ofHours(3);

  private Scenario floor;

  @BeforeAll
  void readScenario() throws BadScenarioException {
    floor = ScenarioFile.read(Path.of("src/test/resources/scenarios/stormy-floor.yaml"));
  }

  @Test
  void a_floor_at_work_holds_in_any_weather() throws InterruptedException {
    Storms storms = new Storms(Staging.of(floor), SHORT, 2);
    Verdict last = storms.run(FIRST, SEEDS, _ -> {}).last();
    assertThat(last)
        .withFailMessage(() -> last instanceof Verdict.Broken broken ? broken.story() : "")
        .isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void its_storms_meet_what_the_judges_look_at() throws InterruptedException {
    Set<Class<?>> met = new LinkedHashSet<>();
    Witness note = recorded -> met.add(recorded.event().getClass());
    new Storms(also(() -> note), SHORT, 1).run(FIRST, 5, _ -> {});
    assertThat(met)
        .contains(
            DeskEvent.CoreTeamFormed.class,
            DeskEvent.MajorEnded.class,
            IncidentEvent.WorkSuspended.class,
            IncidentEvent.WorkReinstated.class,
            IncidentEvent.ClockBreached.class,
            IncidentEvent.PageSeen.class,
            DeviceEvent.AlarmRaised.class,
            IncidentEvent.Waiting.class,
            IncidentEvent.Reopened.class,
            IncidentEvent.ReviewDue.class);
  }

  @Test
  void what_breaks_a_rule_is_told_up_to_there_and_only_what_it_is_about()
      throws InterruptedException {
    Verdict last = new Storms(noCoreTeam(), SHORT, 2).run(1, 3, _ -> {}).last();

    assertThat(last).isInstanceOf(Verdict.Broken.class);
    Verdict.Broken broken = (Verdict.Broken) last;
    assertThat(broken.seed()).isEqualTo(1);
    assertThat(broken.rule()).isEqualTo("Nobody takes a P1.");
    assertThat(broken.events()).isNotEmpty();
    assertThat(broken.events().getLast().event()).isInstanceOf(DeskEvent.CoreTeamFormed.class);
    DeskEvent.CoreTeamFormed formed = (DeskEvent.CoreTeamFormed) broken.events().getLast().event();
    String named = formed.ticket().incident().text();
    assertThat(broken.events())
        .allMatch(
            recorded ->
                recorded.entity().text().equals(named)
                    || recorded.event().toString().contains(named));
    assertThat(broken.story()).contains("seed 1", broken.rule(), named);
  }

  @Test
  void the_same_is_told_for_any_number_of_threads() throws InterruptedException {
    List<Verdict> one = new ArrayList<>();
    List<Verdict> two = new ArrayList<>();
    new Storms(Staging.of(floor), SHORT, 1).run(1, 6, one::add);
    new Storms(Staging.of(floor), SHORT, 2).run(1, 6, two::add);
    assertThat(two).isEqualTo(one).hasSize(6);
  }

  @Test
  void an_id_is_not_taken_for_the_beginning_of_a_longer_one() {
    assertThat(About.mentions("Queued[incident=kolding-12]", "kolding-1")).isFalse();
    assertThat(About.mentions("Queued[incident=kolding-1, x=kolding-12]", "kolding-1")).isTrue();
    assertThat(About.mentions("device=kolding:srv-1", "kolding")).isTrue();
    assertThat(About.mentions("old-kolding", "kolding")).isFalse();
  }

  /** A judge who holds that nobody may take a P1. */
  private Staging noCoreTeam() {
    return also(
        () ->
            recorded -> {
              if (recorded.event() instanceof DeskEvent.CoreTeamFormed formed) {
                throw new BrokenRuleException(
                    "Nobody takes a P1.",
                    formed.ticket().incident() + " is taken",
                    List.of(formed.ticket().incident()));
              }
            });
  }

  private Staging also(Supplier<Witness> witness) {
    Staging staging = Staging.of(floor);
    return new Staging() {
      @Override
      public Instant start() {
        return staging.start();
      }

      @Override
      public Staged on(VirtualRuntime runtime, long seed) {
        Staged staged = staging.on(runtime, seed);
        Witness both = Witness.of(List.of(witness.get(), staged.witness()));
        return new Staged() {
          @Override
          public Witness witness() {
            return both;
          }

          @Override
          public void begin() {
            staged.begin();
          }
        };
      }
    };
  }
}
