package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A scenario's first 364 days, in calm weather, with nobody who counts. */
final class ScenarioYear {

  private static final long SEED = 1;
  private static final Duration YEAR = Duration.ofDays(364);

  private final Scenario scenario;

  private ScenarioYear(Scenario scenario) {
    this.scenario = scenario;
  }

  /** {@return the year of a scenario file, whose path begins where the product lies} */
  static ScenarioYear of(String file) throws BadScenarioException {
    Path home = Path.of(System.getProperty("fixfirst.home", "."));
    return new ScenarioYear(ScenarioFile.read(home.resolve(file)));
  }

  /** {@return how many commands entities have carried out; the same every time} */
  long run() {
    return lived().commands();
  }

  /** {@return everything that there is at the end of the year} */
  VirtualRuntime lived() {
    VirtualRuntime runtime = begun();
    runtime.run(scenario.startsAt().plus(YEAR));
    return runtime;
  }

  /** {@return the scenario's first instant, before anything has happened} */
  VirtualRuntime begun() {
    List<Witness> world = new ArrayList<>();
    VirtualRuntime runtime =
        new VirtualRuntime(scenario.startsAt(), Weather.calm(), recorded -> show(recorded, world));
    World people = new World(scenario, SEED, new VirtualOutside(runtime));
    world.add(people);
    people.begin();
    return runtime;
  }

  private static void show(Recorded recorded, List<Witness> world) {
    for (Witness one : world) {
      one.see(recorded);
    }
  }
}
