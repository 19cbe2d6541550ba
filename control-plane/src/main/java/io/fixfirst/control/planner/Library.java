package io.fixfirst.control.planner;

import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Problem.FieldError;
import io.fixfirst.control.http.Problems;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Limits;
import io.fixfirst.simulation.scenario.Problem;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scenarios of a directory, and the check of those that planners write. What they write may
 * include files of the directory, and no others.
 */
final class Library {

  private static final String SUFFIX = ".yaml";
  private static final String SCHEMA = "scenario.schema.json";

  /** A scenario that can be chosen. */
  record Entry(
      @Doc(value = "The file's name", example = "kolding.yaml") String file,
      @Doc(value = "What it is called", example = "Kolding Kommune") String title,
      @Doc("The ids of its tenants") List<String> tenants) {}

  /** A mistake in a scenario. */
  record Mistake(
      @Doc(value = "The line, from 1", example = "12") int line,
      @Doc(value = "The path to it", example = "desk.teams[0].line") String field,
      @Doc("What was expected") String message) {}

  private final Path directory;
  private final Limits limits;

  /**
   * @param bytesMax of a scenario's text
   */
  Library(Path directory, int bytesMax) {
    this.directory = directory;
    this.limits = Limits.DEFAULT.withBytes(bytesMax).within(directory);
  }

  /** {@return the scenarios that can be read, by file name} */
  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return entries;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      try {
        Scenario scenario = ScenarioFile.read(file, limits);
        entries.add(
            new Entry(
                file.getFileName().toString(),
                scenario.title(),
                scenario.tenants().stream().map(TenantPlan::id).toList()));
      } catch (BadScenarioException _) {
        // A part that others include is no scenario by itself.
      }
    }
    return entries;
  }

  /** {@return the text of one of them} */
  String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** {@return the JSON Schema that editors complete by} */
  String schema() throws IOException {
    Path file = directory.resolve(SCHEMA);
    if (!Files.isReadable(file)) {
      throw Problems.notFound().raise();
    }
    return Files.readString(file);
  }

  /** {@return what is wrong with a text; empty if it is a scenario} */
  List<Mistake> check(String text) {
    try {
      Scenario _ = ScenarioFile.parse(here(), text, limits);
      return List.of();
    } catch (BadScenarioException e) {
      return e.problems().stream().map(Library::mistake).toList();
    }
  }

  /**
   * {@return the scenario of a text}
   *
   * @param field of the request that has it
   */
  Scenario scenario(String field, String text) {
    try {
      return ScenarioFile.parse(here(), text, limits);
    } catch (BadScenarioException e) {
      throw Problems.invalid(
              e.problems().stream()
                  .map(one -> new FieldError(field, sentence(one)))
                  .limit(50)
                  .toList())
          .raise();
    }
  }

  private Path file(String name) {
    if (name.matches("[A-Za-z0-9._-]{1,100}") && name.endsWith(SUFFIX)) {
      Path file = directory.resolve(name);
      if (Files.isReadable(file)) {
        return file;
      }
    }
    throw Problems.invalid("scenario", "is none of the scenarios").raise();
  }

  private Path here() {
    return directory.resolve("scenario.yaml");
  }

  private static Mistake mistake(Problem problem) {
    return new Mistake(problem.line(), problem.field(), problem.message());
  }

  private static String sentence(Problem problem) {
    return "line "
        + problem.line()
        + ": "
        + (problem.field().isEmpty() ? "" : problem.field() + ": ")
        + problem.message();
  }
}
