package io.fixfirst.core.incident;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Skills in order, so that what is written down is the same on every machine. */
final class Skills {

  private Skills() {}

  static Set<String> sorted(Set<String> skills) {
    return skills.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(skills));
  }
}
