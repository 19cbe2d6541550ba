package io.fixfirst.simulation.theory;

import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.theory.TheoryCase.Answer;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Runs a case's scenario as {@code simulate} does. */
final class TheoryRun {

  private TheoryRun() {}

  /** {@return one of its figures} */
  static Estimate estimate(Results results, Answer answer) {
    return Objects.requireNonNull(results.figure(answer.figure()), answer.figure());
  }

  static Scenario scenario(String file) {
    URL resource =
        Objects.requireNonNull(TheoryRun.class.getResource("/theory/" + file + ".yaml"), file);
    try {
      return ScenarioFile.read(Path.of(resource.toURI()));
    } catch (URISyntaxException | BadScenarioException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * {@return what it comes to}
   *
   * @param share of the time that the scenario counts; the whole of it where the case is about just
   *     that time
   */
  static Results of(TheoryCase one, long seed, int replications, double share)
      throws InterruptedException {
    Scenario scenario = scenario(one.file());
    double part = one.transitory() ? 1 : share;
    Setting asWritten = ScenarioPlay.setting(scenario);
    Duration counted = scenario.horizon().minus(scenario.warmUp());
    Setting setting =
        new Setting(
            asWritten.name(),
            asWritten.title(),
            asWritten.zone(),
            asWritten.start(),
            seed,
            scenario.warmUp().plus(Duration.ofMillis((long) (counted.toMillis() * part))),
            scenario.warmUp(),
            replications,
            null,
            List.of());
    Experiment.Side side = new Experiment.Side(setting, new ScenarioPlay(scenario, false));
    return new Experiment(
            side,
            null,
            Runtime.getRuntime().availableProcessors(),
            "test",
            (_, _, _) -> {},
            _ -> List.of())
        .run();
  }
}
