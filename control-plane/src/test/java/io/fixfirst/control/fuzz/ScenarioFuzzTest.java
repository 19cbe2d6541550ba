package io.fixfirst.control.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A scenario that somebody has mistyped is refused with a line, or is another scenario. */
class ScenarioFuzzTest {

  private static final Path SCENARIOS = Path.of("..", "scenarios");

  @Test
  void mistyped_scenarios() throws IOException {
    Path file = SCENARIOS.resolve("five-experts.yaml");
    Fuzz.of(Files.readString(file), Files.readString(SCENARIOS.resolve("three-towns.yaml")))
        .all(
            input -> {
              try {
                ScenarioFile.parse(file, new String(input, UTF_8));
              } catch (BadScenarioException _) {
                // Said with file, line and what was expected: BadScenarioTest reads it.
              }
            });
  }
}
