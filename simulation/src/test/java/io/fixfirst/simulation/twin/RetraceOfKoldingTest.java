package io.fixfirst.simulation.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.world.Telemetry;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetraceOfKoldingTest {

  @Test
  void every_event_of_a_week_of_kolding_has_a_cause_and_is_led_to_again()
      throws BadScenarioException {
    Scenario kolding = ScenarioFile.read(Path.of("../scenarios/kolding.yaml"));
    List<Recorded> journal = week(kolding);
    Retrace retrace = new Retrace(Duration.ZERO);
    Histories recorded = new Histories();
    for (Recorded event : journal) {
      retrace.see(event);
      recorded.see(event);
    }
    Retraced found = retrace.finish();
    assertThat(found.differences()).isEmpty();
    assertThat(found.events()).isEqualTo(journal.size()).isGreaterThan(5_000);
    Histories led = VirtualDay.led(kolding.startsAt(), found.causes());
    assertThat(Comparison.of(recorded, led, Duration.ZERO).differences()).isEmpty();
  }

  private static List<Recorded> week(Scenario scenario) {
    List<Recorded> journal = new ArrayList<>();
    AtomicReference<Witness> world = new AtomicReference<>(_ -> {});
    VirtualRuntime runtime =
        new VirtualRuntime(
            scenario.startsAt(),
            Weather.calm(),
            recorded -> {
              journal.add(recorded);
              world.get().see(recorded);
            });
    World born = new World(scenario, 3, new VirtualOutside(runtime), Telemetry.NEWS);
    world.set(born);
    born.begin();
    runtime.run(scenario.startsAt().plus(Duration.ofDays(7)));
    return journal;
  }
}
