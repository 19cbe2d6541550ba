package io.fixfirst.simulation.weather;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.time.Instant;

/** How a world comes to life on a runtime. Called on several threads. */
public interface Staging {

  /** A world on its runtime, which has not begun. */
  interface Staged {

    /** {@return what must see every event from the beginning on} */
    Witness witness();

    /** Everybody is made known, and acts from now on. The weather is clear meanwhile. */
    void begin();
  }

  /** {@return when its clock begins} */
  Instant start();

  /**
   * Puts a world on a runtime.
   *
   * @param seed the only source of its chance
   */
  Staged on(VirtualRuntime runtime, long seed);

  /** {@return a scenario's people and devices} */
  static Staging of(Scenario scenario) {
    return new Staging() {
      @Override
      public Instant start() {
        return scenario.startsAt();
      }

      @Override
      public Staged on(VirtualRuntime runtime, long seed) {
        World world = new World(scenario, seed, new VirtualOutside(runtime));
        return new Staged() {
          @Override
          public Witness witness() {
            return world;
          }

          @Override
          public void begin() {
            world.begin();
          }
        };
      }
    };
  }
}
