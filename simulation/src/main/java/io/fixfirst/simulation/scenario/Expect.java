package io.fixfirst.simulation.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields may hold, with sentences for those who wrote something else. */
final class Expect {

  private static final String SLUG = "(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*";

  /** By how much shares may miss a sum of 1, so that thirds can be written. */
  private static final double ROUNDING = 0.000_1;

  private static final double RATE_MOST = 1e9;

  private Expect() {}

  static void slug(String field, String value) {
    check(value.matches(SLUG), field, "1 to 40 lower-case letters, digits and hyphens", value);
  }

  static void notEmpty(String field, Collection<?> values) {
    check(!values.isEmpty(), field, "a list of one or more", values);
  }

  static void positive(String field, double value) {
    check(value > 0 && Double.isFinite(value), field, "a number above 0", value);
  }

  static void notNegative(String field, double value) {
    check(value >= 0 && Double.isFinite(value), field, "a number of 0 or more", value);
  }

  static void share(String field, double value) {
    check(value >= 0 && value <= 1, field, "a share from 0 to 1", value);
  }

  static void range(String field, int value, int low, int high) {
    check(
        value >= low && value <= high, field, "a whole number from " + low + " to " + high, value);
  }

  static void positive(String field, Duration value) {
    check(value.isPositive(), field, "a duration above 0, like PT15M", value);
  }

  static void notNegative(String field, Duration value) {
    check(!value.isNegative(), field, "a duration of 0 or more, like PT15M", value);
  }

  static void rate(String field, @Nullable Double rate) {
    if (rate != null) {
      notNegative(field, rate);
      check(rate <= RATE_MOST, field, "a number up to " + RATE_MOST, rate);
    }
  }

  static void mix(String field, Map<?, Double> shares) {
    whole(field, shares.values());
  }

  static void whole(String field, Collection<Double> shares) {
    double together = 0;
    for (double share : shares) {
      share(field, share);
      together += share;
    }
    if (!(Math.abs(together - 1) <= ROUNDING)) {
      String sum =
          BigDecimal.valueOf(together)
              .round(new MathContext(6))
              .stripTrailingZeros()
              .toPlainString();
      throw new ExpectationException(
          field, "expected shares that sum to 1 (they sum to " + sum + ")");
    }
  }

  static void one(String field, String of, long given) {
    check(given == 1, field, "exactly " + of, given + " of them");
  }

  private static void check(boolean holds, String field, String expected, Object was) {
    if (!holds) {
      throw new ExpectationException(field, "expected " + expected + " (was " + was + ")");
    }
  }
}
