package io.fixfirst.simulation.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Things and their shares, ready to draw from often.
 *
 * @param <T> the things
 */
final class Mix<T> {

  private final List<T> things;
  private final double[] upTo;

  private Mix(List<T> things, double[] upTo) {
    this.things = things;
    this.upTo = upTo;
  }

  /** {@return a mix by shares on any scale; the order of the map does not matter} */
  static <T extends Comparable<? super T>> Mix<T> of(Map<T, Double> shares) {
    List<T> things = new ArrayList<>(shares.keySet());
    things.sort(Comparator.naturalOrder());
    double[] upTo = new double[things.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += shares.getOrDefault(things.get(i), 0.0);
      upTo[i] = sum;
    }
    return new Mix<>(List.copyOf(things), upTo);
  }

  /** {@return one of them, by its share} */
  T pick(Chance chance) {
    double point = chance.uniform() * upTo[upTo.length - 1];
    for (int i = 0; i < upTo.length; i++) {
      if (point < upTo[i]) {
        return things.get(i);
      }
    }
    return things.getLast();
  }
}
