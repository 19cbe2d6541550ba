package io.fixfirst.simulation.world;

import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import org.jspecify.annotations.Nullable;

/** Lets a world hear what happens in a runtime that must be made before it. */
public final class Ear implements Witness {

  private @Nullable World world;

  /** Tells that world from now on. */
  public void of(World hearing) {
    world = hearing;
  }

  @Override
  public void see(Recorded recorded) {
    if (world != null) {
      world.see(recorded);
    }
  }
}
