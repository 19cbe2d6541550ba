package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads scenario files. */
public final class ScenarioFile {

  private ScenarioFile() {}

  /**
   * {@return the scenario that the file holds}
   *
   * @throws BadScenarioException if it cannot be read, or something in it is not as expected
   */
  public static Scenario read(Path file) throws BadScenarioException {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      Problem problem = new Problem(1, "", "expected a readable UTF-8 file (" + e + ")");
      throw new BadScenarioException(file, List.of(problem));
    }
    return parse(file, text);
  }

  /**
   * {@return the scenario that the text holds}
   *
   * @param file only for messages
   * @throws BadScenarioException if something in it is not as expected
   */
  public static Scenario parse(Path file, String text) throws BadScenarioException {
    Scenario scenario;
    try {
      scenario = ScenarioMapper.MAPPER.readValue(text, Scenario.class);
    } catch (JsonMappingException e) {
      throw new BadScenarioException(file, List.of(problem(Lines.of(text), e)));
    } catch (JacksonException e) {
      JsonLocation location = e.getLocation();
      int line = location == null ? 1 : location.getLineNr();
      throw new BadScenarioException(
          file, List.of(new Problem(line, "", "expected YAML: " + e.getOriginalMessage())));
    }
    List<ScenarioCheck.Finding> findings = ScenarioCheck.of(scenario);
    if (!findings.isEmpty()) {
      Lines lines = Lines.of(text);
      List<Problem> problems = new ArrayList<>();
      for (ScenarioCheck.Finding finding : findings) {
        problems.add(problem(lines, finding.path(), finding.message()));
      }
      throw new BadScenarioException(file, problems);
    }
    return scenario;
  }

  private static Problem problem(Lines lines, JsonMappingException e) {
    List<Object> path = ScenarioMapper.pathOf(e);
    Class<?> incomplete = ScenarioMapper.incomplete(e);
    if (incomplete != null) { // Probably there, but misspelt.
      List<String> known = ScenarioMapper.keys(incomplete);
      List<Object> parent = path.subList(0, path.size() - 1);
      for (String key : lines.keys(parent)) {
        if (!known.contains(key)) {
          List<Object> misspelt = new ArrayList<>(parent);
          misspelt.add(key);
          return problem(lines, misspelt, ScenarioMapper.unknownKey(key, known));
        }
      }
    }
    return problem(lines, path, ScenarioMapper.expectation(e));
  }

  private static Problem problem(Lines lines, List<Object> path, String message) {
    return new Problem(lines.at(path), inWords(path), message);
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
