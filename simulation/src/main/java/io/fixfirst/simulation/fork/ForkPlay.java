package io.fixfirst.simulation.fork;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.simulation.experiment.Play;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.world.Ear;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.time.Instant;
import java.util.List;

/**
 * A running system, gone on with: the same entities in the same states, and the people and devices
 * of a scenario at work on them from that moment.
 */
public final class ForkPlay implements Play {

  /** The number of what is told of the time before, and does not happen. */
  static final long TOLD = 0;

  private final Scenario scenario;
  private final Image image;

  /**
   * @param scenario whose tenants, people and devices have the ids of the running system's; what it
   *     has besides is new
   */
  public ForkPlay(Scenario scenario, Image image) {
    this.scenario = scenario;
    this.image = image;
  }

  @Override
  public Counts run(long seed, Instant until, Witness witness) {
    tell(witness);
    Ear ear = new Ear();
    VirtualRuntime runtime =
        new VirtualRuntime(image.at(), Weather.calm(), Witness.of(List.of(witness, ear)));
    World world = new World(scenario, seed, new VirtualOutside(runtime));
    ear.of(world);
    runtime.adopt(image);
    world.resume(image);
    Play.run(runtime, until);
    return new Counts(runtime.commands(), runtime.events());
  }

  @Override
  public boolean carriesOn() {
    return true;
  }

  /** What those who count need to know of the time before. */
  private void tell(Witness witness) {
    for (Recorded one : image.past()) {
      witness.see(new Recorded(TOLD, one.entity(), one.revision(), one.event()));
    }
    for (Image.Standing one : image.standing()) {
      if (one.id() instanceof DeskId desk && one.state() instanceof Desk state) {
        long number = 0;
        for (DeskEvent event : Prologue.of(state.record(), image.at())) {
          witness.see(new Recorded(TOLD, desk, ++number, event));
        }
      }
    }
  }
}
