package io.fixfirst.simulation.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file that cannot be used; the message has a line for each mistake. */
public final class BadScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  BadScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** {@return the mistakes, at least one} */
  public List<Problem> problems() {
    return problems;
  }
}
