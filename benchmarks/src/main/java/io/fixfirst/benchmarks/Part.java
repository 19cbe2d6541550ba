package io.fixfirst.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured under a name of its own, besides the JMH benchmarks. */
enum Part {
  SYSTEM("the whole product from outside: what follows up to \"intake\", and starts"),
  DESK("how incidents and P1s go through the desk, and a kill with 10,000 open"),
  INTAKE("how many alerts are taken in"),
  PAGES("a P1 to 10,000 engineers"),
  RESTART("a kill with 100,000 incidents open, until every timer is armed again"),
  MEMORY("heap of each device, incident and tenant, awake and asleep"),
  OVERLOAD("what ten times as many alerts as can be taken in do"),
  NOISY("what one tenant at ten times its limit does to the others"),
  SURVIVE("how long it takes after a kill, alone and in a cluster"),
  KERNEL("how fast simulation is"),
  YEAR("what a year of a scenario costs in time and memory"),
  PLANNER("a scenario's year many times over, by the launcher");

  private final String question;

  Part(String question) {
    this.question = question;
  }

  /** {@return the part of a name, if there is one} */
  static Optional<Part> named(String name) {
    return Arrays.stream(values()).filter(part -> part.word().equals(name)).findFirst();
  }

  /** {@return the names, in one line} */
  static String words() {
    return Stream.of(values()).map(Part::word).collect(Collectors.joining(", "));
  }

  /** {@return the names, each with its question, as lines} */
  static String[] explained() {
    return Stream.concat(
            Stream.of("", "What is measured under a name of its own, with a real server mostly:"),
            Stream.of(values()).map(part -> "  %-9s %s".formatted(part.word(), part.question)))
        .toArray(String[]::new);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
