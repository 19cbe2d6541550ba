package io.fixfirst.simulation.scenario;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of the known names somebody probably meant. */
final class Nearest {

  private Nearest() {}

  /** {@return a sentence's end: the nearest name, or all where none is near} */
  static String advice(String written, Collection<String> known) {
    String all = new TreeSet<>(known).stream().collect(Collectors.joining(", "));
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(written, name)).thenComparing(n -> n))
        .filter(name -> distance(written, name) <= Math.max(2, name.length() / 3))
        .map(name -> "maybe \"" + name + "\"; known are " + all)
        .orElse(all.isEmpty() ? "none is known" : "known are " + all);
  }

  /** {@return how many letters must be added, dropped or changed (Levenshtein)} */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
