package io.fixfirst.simulation.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.Node;

/** Reads scenario files, with whatever they include. */
public final class ScenarioFile {

  private ScenarioFile() {}

  /**
   * {@return the scenario that the file holds}
   *
   * @throws BadScenarioException if it cannot be read, or something in it is not as expected
   */
  public static Scenario read(Path file) throws BadScenarioException {
    return read(file, Limits.DEFAULT);
  }

  /**
   * {@return the scenario that the file holds, if it keeps within limits}
   *
   * @throws BadScenarioException if it cannot be read, or something in it is not as expected
   */
  public static Scenario read(Path file, Limits limits) throws BadScenarioException {
    Documents documents = new Documents(limits);
    return scenario(documents, limits, documents.read(file));
  }

  /**
   * {@return the texts of the file and of all that it includes or takes data from, itself first}
   *
   * @throws BadScenarioException if it cannot be read, or something in it is not as expected
   */
  public static SequencedMap<Path, String> texts(Path file) throws BadScenarioException {
    Documents documents = new Documents(Limits.DEFAULT);
    scenario(documents, Limits.DEFAULT, documents.read(file));
    return Collections.unmodifiableSequencedMap(documents.texts());
  }

  /**
   * {@return the scenario that the text holds}
   *
   * @param file where it stands, for messages and for what it includes
   * @throws BadScenarioException if something in it is not as expected
   */
  public static Scenario parse(Path file, String text) throws BadScenarioException {
    return parse(file, text, Limits.DEFAULT);
  }

  /**
   * {@return the scenario that the text holds, if it keeps within limits}
   *
   * @param file where it stands, for messages and for what it includes
   * @throws BadScenarioException if something in it is not as expected
   */
  public static Scenario parse(Path file, String text, Limits limits) throws BadScenarioException {
    Documents documents = new Documents(limits);
    return scenario(documents, limits, documents.parse(file, text));
  }

  private static Scenario scenario(Documents documents, Limits limits, Node root)
      throws BadScenarioException {
    RecordReader reader = new RecordReader(documents, limits);
    Scenario scenario = reader.read(Scenario.class, Crowds.writtenOut(documents, root));
    Places places = reader.places();
    List<Problem> problems = new ArrayList<>(places.problems());
    if (scenario != null && problems.isEmpty()) {
      for (ScenarioCheck.Finding finding : ScenarioCheck.of(scenario)) {
        problems.add(places.problem(inWords(finding.path()), finding.message()));
      }
    }
    if (scenario == null || !problems.isEmpty()) {
      problems.sort(
          Comparator.comparing((Problem problem) -> problem.file().toString())
              .thenComparingInt(Problem::line));
      throw new BadScenarioException(problems);
    }
    return scenario;
  }

  private static String inWords(List<Object> path) {
    StringBuilder words = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer index) {
        words.append('[').append(index.intValue()).append(']');
      } else {
        words.append(words.isEmpty() ? "" : ".").append(step);
      }
    }
    return words.toString();
  }
}
