package io.fixfirst.simulation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.simulation.report.KeptResults;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.report.ResultsJson;
import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private static final OneDesk CALM = new OneDesk(1, 0.5, 60);
  private static final Setting TEN_DAYS =
      OneDesk.setting(Duration.ofDays(10), Duration.ofDays(1), 6);

  @Test
  void figures_and_digest_do_not_depend_on_the_number_of_threads() throws InterruptedException {
    Results one = run(TEN_DAYS, CALM, null, 1);
    Results two = run(TEN_DAYS, CALM, null, 2);
    assertThat(two.figures()).isEqualTo(one.figures());
    assertThat(two.about().digest()).isEqualTo(one.about().digest()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void another_seed_gives_another_digest() throws InterruptedException {
    Setting other =
        new Setting(
            "one-desk",
            "One desk",
            TEN_DAYS.zone(),
            TEN_DAYS.start(),
            43,
            TEN_DAYS.horizon(),
            TEN_DAYS.warmUp(),
            6,
            null,
            List.of());
    assertThat(run(other, CALM, null, 1).about().digest())
        .isNotEqualTo(run(TEN_DAYS, CALM, null, 1).about().digest());
  }

  @Test
  void a_single_server_queue_comes_out_as_theory_says() throws InterruptedException {
    // M/M/1 with load 0.5: a ticket waits for as long as it takes to solve one, 60 minutes.
    Setting year = OneDesk.setting(Duration.ofDays(365), Duration.ofDays(10), 5);
    Results results = run(year, CALM, null, 2);
    Estimate wait = figure(results, "lines.2.waitMinutes");
    assertThat(wait.low()).isLessThan(60);
    assertThat(wait.high()).isGreaterThan(60);
    assertThat(figure(results, "lines.2.utilisation").value()).isCloseTo(0.5, within(0.02));
    assertThat(figure(results, "lines.2.queue").value()).isCloseTo(0.5, within(0.06));
    assertThat(figure(results, "lines.2.waitedShare").value()).isCloseTo(0.5, within(0.02));
    assertThat(figure(results, "tickets.open").value()).isCloseTo(1, within(0.1));
    assertThat(results.stability().stable()).isTrue();
  }

  @Test
  void with_the_same_seed_two_scenarios_get_the_same_work() throws InterruptedException {
    Results results = run(TEN_DAYS, CALM, new OneDesk(2, 0.5, 60), 2);
    Results.Versus versus = Objects.requireNonNull(results.versus());
    assertThat(versus.differences().get("tickets.opened").mean()).isEqualTo(0);
    Estimate wait = Objects.requireNonNull(versus.differences().get("lines.2.waitMinutes"));
    assertThat(wait.high()).isLessThan(0);
    assertThat(versus.other().digest()).isNotEqualTo(results.about().digest());
  }

  @Test
  void runs_that_were_kept_differ_pair_by_pair_as_they_do_when_run_together()
      throws InterruptedException {
    OneDesk two = new OneDesk(2, 0.5, 60);
    Results.Versus together = Objects.requireNonNull(run(TEN_DAYS, CALM, two, 2).versus());
    KeptResults here = kept(run(TEN_DAYS, CALM, null, 1));
    Results.Versus apart = here.versus(kept(run(TEN_DAYS, two, null, 2)));
    assertThat(apart.by()).isEqualTo(Difference.Method.PAIRED);
    assertThat(apart.differences()).containsKeys("lines.2.waitMinutes", "tickets.opened");
    apart
        .differences()
        .forEach((name, one) -> assertThat(one).isEqualTo(together.differences().get(name)));
    assertThat(apart.figures()).isEqualTo(together.figures());
    assertThat(apart.other().digest()).isEqualTo(together.other().digest());
  }

  private static KeptResults kept(Results results) {
    return KeptResults.read(ResultsJson.text(results));
  }

  @Test
  void the_same_scenario_differs_from_itself_in_nothing() throws InterruptedException {
    Results results = run(TEN_DAYS, CALM, CALM, 2);
    Results.Versus versus = Objects.requireNonNull(results.versus());
    assertThat(versus.differences().values())
        .allSatisfy(difference -> assertThat(difference.mean()).isIn(0.0, null));
  }

  @Test
  void a_load_above_capacity_does_not_hold_from_when_it_began() throws InterruptedException {
    Results results =
        run(
            OneDesk.setting(Duration.ofDays(60), Duration.ZERO, 4),
            new OneDesk(1, 1.2, 60),
            null,
            2);
    assertThat(results.stability().stable()).isFalse();
    assertThat(results.holds()).isFalse();
    Results.Overload overload = results.stability().overloads().getFirst();
    assertThat(overload.queue()).isEqualTo("experts");
    assertThat(overload.since()).isBefore(OneDesk.START.plus(Duration.ofDays(10)));
    // 0.2 too many an hour.
    assertThat(overload.ticketsPerWeek().value()).isCloseTo(33.6, within(8.0));
  }

  @Test
  void it_stops_once_the_figures_are_known_well_enough_with_any_number_of_threads()
      throws InterruptedException {
    Setting precise = precise(Duration.ofDays(30), 200, 0.2);
    Results one = run(precise, CALM, null, 1);
    Results two = run(precise, CALM, null, 2);
    assertThat(one.about().precisionReached()).isTrue();
    assertThat(one.about().replications()).isBetween(5, 199);
    assertThat(two.about().digest()).isEqualTo(one.about().digest());
  }

  @Test
  void it_stops_at_the_most_replications_and_says_that_it_is_not_precise()
      throws InterruptedException {
    Results results = run(precise(Duration.ofDays(3), 6, 0.001), CALM, null, 2);
    assertThat(results.about().replications()).isEqualTo(6);
    assertThat(results.about().precisionReached()).isFalse();
  }

  private static Setting precise(Duration horizon, int most, double precision) {
    return new Setting(
        "one-desk",
        "One desk",
        TEN_DAYS.zone(),
        TEN_DAYS.start(),
        42,
        horizon,
        Duration.ZERO,
        most,
        precision,
        List.of());
  }

  private static Results run(Setting setting, Play play, @Nullable Play versus, int threads)
      throws InterruptedException {
    return new Experiment(
            new Experiment.Side(setting, play),
            versus == null ? null : new Experiment.Side(setting, versus),
            threads,
            "unknown",
            (_, _, _) -> {},
            _ -> List.of())
        .run();
  }

  private static Estimate figure(Results results, String name) {
    return Objects.requireNonNull(results.figure(name), name);
  }
}
