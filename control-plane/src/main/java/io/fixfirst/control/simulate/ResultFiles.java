package io.fixfirst.control.simulate;

import io.fixfirst.control.ExitCode;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.Stopped;
import io.fixfirst.simulation.report.HtmlReport;
import io.fixfirst.simulation.report.Inputs;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.report.ResultsJson;
import io.fixfirst.simulation.report.Tables;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code simulate --out} leaves in a directory: a page to look at, and files for programs and
 * spreadsheets.
 */
record ResultFiles(Path directory) {

  /** Before it runs for long: there is a place for the results. */
  void prepare() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new Stopped(ExitCode.BAD_INPUT, "--out: " + directory + " cannot be made (" + e + ").");
    }
  }

  /**
   * Writes them.
   *
   * @param arguments of the command line that made the results
   * @param scenarios the files that were named there
   */
  void write(Results results, List<String> arguments, List<Path> scenarios) {
    Inputs inputs = new Inputs(commandLine(arguments), texts(scenarios));
    try {
      Files.writeString(directory.resolve("results.json"), ResultsJson.text(results));
      Files.writeString(directory.resolve("report.html"), HtmlReport.of(results, inputs));
      Tables.write(results, directory);
    } catch (IOException | UncheckedIOException e) {
      throw new Stopped(
          ExitCode.BAD_INPUT, "--out: " + directory + " cannot be written (" + e + ").");
    }
  }

  private static List<Inputs.File> texts(List<Path> scenarios) {
    List<Inputs.File> files = new ArrayList<>();
    for (Path each : scenarios) {
      try {
        ScenarioFile.texts(ScenarioArgument.find(each))
            .forEach((path, text) -> files.add(new Inputs.File(path.getFileName() + "", text)));
      } catch (BadScenarioException e) {
        throw new Stopped(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
      }
    }
    return files;
  }

  /** As a shell takes it. */
  private static String commandLine(List<String> arguments) {
    StringBuilder line = new StringBuilder("./fixfirst");
    for (String word : arguments) {
      line.append(' ')
          .append(word.matches("[\\w./:=%,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }
}
