package io.fixfirst.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Things with shares, one of which is drawn again and again; in the order in which they were given.
 *
 * @param <T> what is drawn
 */
final class Shares<T> {

  private final List<T> things;
  private final double[] upTo;

  Shares(Map<T, Double> shares) {
    this.things = new ArrayList<>(shares.keySet());
    this.upTo = new double[things.size()];
    double sum = 0;
    int i = 0;
    for (double share : shares.values()) {
      sum += share;
      upTo[i++] = sum;
    }
  }

  /** {@return one of them, by chance; costs one number of the stream however many there are} */
  T draw(Chance chance) {
    double at = chance.uniform() * upTo[upTo.length - 1];
    for (int i = 0; i < upTo.length - 1; i++) {
      if (at < upTo[i]) {
        return things.get(i);
      }
    }
    return things.getLast();
  }
}
