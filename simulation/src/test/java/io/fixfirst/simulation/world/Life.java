package io.fixfirst.simulation.world;

import io.fixfirst.core.Event;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scenario's world on the virtual runtime, and the journal of what has happened. */
final class Life {

  private final VirtualRuntime runtime;
  private final VirtualOutside outside;
  private final Scenario scenario;
  private final List<Recorded> journal = new ArrayList<>();
  private @Nullable World world;

  Life(Scenario scenario, long seed) {
    this(scenario, seed, Telemetry.NEWS);
  }

  Life(Scenario scenario, long seed, Telemetry telemetry) {
    this.scenario = scenario;
    this.runtime = new VirtualRuntime(scenario.startsAt(), Weather.calm(), this::see);
    this.outside = new VirtualOutside(runtime);
    World born = new World(scenario, seed, outside, telemetry);
    this.world = born;
    born.begin();
  }

  private void see(Recorded recorded) {
    journal.add(recorded);
    Objects.requireNonNull(world).see(recorded);
  }

  void run(Duration time) {
    runtime.run(scenario.startsAt().plus(time));
  }

  List<Recorded> journal() {
    return journal;
  }

  <E extends Event> List<E> all(Class<E> kind) {
    return journal.stream().map(Recorded::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  long refused() {
    return outside.refused();
  }

  VirtualRuntime runtime() {
    return runtime;
  }
}
