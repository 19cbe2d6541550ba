package io.fixfirst.simulation.scenario;

import io.fixfirst.simulation.Ordered;
import java.util.Map;

/**
 * How many at once: a bare number, or {@code {geometric: {mean: 2}}}, {@code {poisson: {mean:
 * 40}}}, {@code {table: {1: 0.7, 5: 0.3}}}.
 */
@Choice(number = Count.Fixed.class, plain = Count.class)
public sealed interface Count {

  /** The most that any count may be. */
  int MOST = 100_000;

  /** {@return the mean} */
  double mean();

  /** Always the same. */
  @Shorthand("value")
  record Fixed(int value) implements Count {
    public Fixed {
      Expect.range("value", value, 1, MOST);
    }

    @Override
    public double mean() {
      return value;
    }
  }

  /** 1, 2, 3, ... with the same chance at each to be the last; the mean is 1 or more. */
  @Shorthand("mean")
  record Geometric(double mean) implements Count {
    public Geometric {
      if (!(mean >= 1 && mean <= MOST)) {
        throw new ExpectationException(
            "mean", "expected a number from 1 to " + MOST + " (was " + mean + ")");
      }
    }
  }

  /** 0, 1, 2, ... as of independent rare events. */
  @Shorthand("mean")
  record Poisson(double mean) implements Count {
    public Poisson {
      Expect.positive("mean", mean);
      if (mean > MOST) {
        throw new ExpectationException(
            "mean", "expected a number up to " + MOST + " (was " + mean + ")");
      }
    }
  }

  /** Each with its share. */
  @Shorthand("shares")
  record Table(Map<Integer, Double> shares) implements Count {
    public Table {
      shares.keySet().forEach(count -> Expect.range("shares", count, 1, MOST));
      Expect.mix("shares", shares);
      shares = Ordered.copyOf(shares);
    }

    @Override
    public double mean() {
      double sum = 0;
      for (Map.Entry<Integer, Double> entry : shares.entrySet()) {
        sum += entry.getKey() * entry.getValue();
      }
      return sum;
    }
  }
}
