package io.fixfirst.control;

import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario file that somebody has named on the command line. */
public final class ScenarioArgument {

  private ScenarioArgument() {}

  /**
   * {@return where it is: a relative path is looked for where one stands, and then where the
   * program is}
   */
  public static Path find(Path named) {
    String home = System.getProperty("fixfirst.home");
    return home != null && !Files.exists(named) && Files.exists(Path.of(home).resolve(named))
        ? Path.of(home).resolve(named)
        : named;
  }

  /**
   * {@return what it says}
   *
   * @throws Stopped if it is not as it ought to be, with every mistake's file, line and field
   */
  public static Scenario read(Path named) {
    try {
      return ScenarioFile.read(find(named));
    } catch (BadScenarioException e) {
      throw new Stopped(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
    }
  }
}
