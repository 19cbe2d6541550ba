package io.fixfirst.control.twin;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.twin.OutsideCommand;
import io.fixfirst.simulation.world.Telemetry;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What people and devices do on a busy day, as the virtual runtime was told it.
 *
 * @param commands in order of their time
 */
public record BusyDay(Instant start, Instant end, List<OutsideCommand> commands) {

  private static final Path FILE = Path.of("src/test/resources/twin/busy-day.yaml");

  /** {@return the day that a seed makes} */
  public static BusyDay of(long seed) throws BadScenarioException {
    Scenario scenario = ScenarioFile.read(FILE);
    Instant start = scenario.startsAt();
    Instant end = start.plus(Duration.ofDays(1));
    List<OutsideCommand> commands = new ArrayList<>();
    AtomicReference<Witness> world = new AtomicReference<>(_ -> {});
    VirtualRuntime runtime =
        new VirtualRuntime(start, Weather.calm(), recorded -> world.get().see(recorded));
    runtime.listen((to, command) -> commands.add(new OutsideCommand(runtime.now(), to, command)));
    World born = new World(scenario, seed, new VirtualOutside(runtime), Telemetry.NEWS);
    world.set(born);
    born.begin();
    runtime.run(end);
    return new BusyDay(start, end, commands);
  }
}
