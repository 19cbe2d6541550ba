package io.fixfirst.simulation.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario file that cannot be used; the message has a line for each mistake. */
public final class BadScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  BadScenarioException(Path file, List<Problem> problems) {
    super(
        problems.stream()
            .map(
                problem ->
                    file
                        + ":"
                        + problem.line()
                        + ": "
                        + (problem.field().isEmpty() ? "" : problem.field() + ": ")
                        + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** {@return the mistakes, at least one} */
  public List<Problem> problems() {
    return problems;
  }
}
