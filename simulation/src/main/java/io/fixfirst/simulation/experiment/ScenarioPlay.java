package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.Target;
import io.fixfirst.simulation.world.Ear;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.time.Instant;
import java.util.List;

/** A scenario's people and devices at work on the virtual clock. */
public final class ScenarioPlay implements Play {

  private final Scenario scenario;
  private final boolean stormy;

  /**
   * @param stormy whether messages are lost, doubled and late and entities crash, by the seed
   */
  public ScenarioPlay(Scenario scenario, boolean stormy) {
    this.scenario = scenario;
    this.stormy = stormy;
  }

  /** {@return what the scenario's file says about how it is to be run} */
  public static Setting setting(Scenario scenario) {
    return new Setting(
        scenario.name(),
        scenario.title(),
        scenario.zone(),
        scenario.startsAt(),
        scenario.seed(),
        scenario.horizon(),
        scenario.warmUp(),
        scenario.replications(),
        scenario.precision(),
        scenario.targets().stream().map(ScenarioPlay::goal).toList());
  }

  private static Setting.Goal goal(Target target) {
    return new Setting.Goal(target.text(), target.metric(), target.atLeast(), target.value());
  }

  @Override
  public Counts run(long seed, Instant until, Witness witness) {
    Ear ear = new Ear();
    VirtualRuntime runtime =
        new VirtualRuntime(
            scenario.startsAt(),
            stormy ? Weather.stormy(seed) : Weather.calm(),
            Witness.of(List.of(witness, ear)));
    World world = new World(scenario, seed, new VirtualOutside(runtime));
    ear.of(world);
    world.begin();
    Play.run(runtime, until);
    return new Counts(runtime.commands(), runtime.events());
  }
}
