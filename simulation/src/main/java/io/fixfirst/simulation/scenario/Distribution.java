package io.fixfirst.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a quantity is spread, in the unit that its key names.
 *
 * <p>A bare number is a constant, {@code {mean, cv}} is lognormal, every other kind is named:
 * {@code {exponential: {mean: 4}}}. All are 0 or more.
 */
@Choice(number = Distribution.Deterministic.class, plain = Distribution.Lognormal.class)
public sealed interface Distribution {

  /** {@return the mean} */
  double mean();

  /** {@return the variance} */
  double variance();

  /**
   * Lognormal: work of people is usually like this.
   *
   * @param mean more than 0
   * @param cv coefficient of variation: standard deviation divided by mean, 0 for a constant
   */
  record Lognormal(double mean, double cv) implements Distribution {
    public Lognormal {
      Expect.positive("mean", mean);
      Expect.notNegative("cv", cv);
    }

    @Override
    public double variance() {
      return mean * mean * cv * cv;
    }
  }

  /** Exponential: without a memory. */
  @Shorthand("mean")
  record Exponential(double mean) implements Distribution {
    public Exponential {
      Expect.positive("mean", mean);
    }

    @Override
    public double variance() {
      return mean * mean;
    }
  }

  /** Gamma, by mean and coefficient of variation. */
  record Gamma(double mean, double cv) implements Distribution {
    public Gamma {
      Expect.positive("mean", mean);
      Expect.positive("cv", cv);
    }

    @Override
    public double variance() {
      return mean * mean * cv * cv;
    }
  }

  /**
   * A sum of equal exponential phases.
   *
   * @param mean of the sum
   */
  record Erlang(double mean, int phases) implements Distribution {
    public Erlang {
      Expect.positive("mean", mean);
      Expect.range("phases", phases, 1, 1_000);
    }

    @Override
    public double variance() {
      return mean * mean / phases;
    }
  }

  /**
   * One of several exponentials, by chance. Written as mean and squared coefficient of variation
   * (two branches with balanced means), or as its branches.
   *
   * @param mean of the whole; 0 in a file takes that of the branches
   * @param scv variance divided by the square of the mean, 1 or more
   * @param branches never empty once read
   */
  record Hyperexponential(
      @Default("0") double mean, @Default("0") double scv, @Default("[]") List<Branch> branches)
      implements Distribution {

    /** One of the exponentials. */
    public record Branch(double share, double mean) {
      public Branch {
        Expect.share("share", share);
        Expect.positive("mean", mean);
      }
    }

    public Hyperexponential {
      if (branches.isEmpty()) {
        Expect.positive("mean", mean);
        if (!(scv >= 1 && Double.isFinite(scv))) {
          throw new ExpectationException("scv", "expected a number of 1 or more (was " + scv + ")");
        }
        branches = balanced(mean, scv);
      } else {
        if (mean != 0 || scv != 0) {
          throw new ExpectationException(
              "branches", "expected branches, or mean and scv, not both");
        }
        List<Double> shares = new ArrayList<>();
        double square = 0;
        for (Branch branch : branches) {
          shares.add(branch.share());
          mean += branch.share() * branch.mean();
          square += 2 * branch.share() * branch.mean() * branch.mean();
        }
        Expect.whole("branches", shares);
        scv = square / (mean * mean) - 1;
      }
      branches = List.copyOf(branches);
    }

    /** Two branches that each bring half of the mean. */
    private static List<Branch> balanced(double mean, double scv) {
      double first = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
      return List.of(
          new Branch(first, mean / (2 * first)), new Branch(1 - first, mean / (2 * (1 - first))));
    }

    @Override
    public double variance() {
      return scv * mean * mean;
    }
  }

  /** Always the same. */
  @Shorthand("value")
  record Deterministic(double value) implements Distribution {
    public Deterministic {
      Expect.notNegative("value", value);
    }

    @Override
    public double mean() {
      return value;
    }

    @Override
    public double variance() {
      return 0;
    }
  }

  /** Anything between two values, equally likely. */
  record Uniform(double from, double to) implements Distribution {
    public Uniform {
      Expect.notNegative("from", from);
      Expect.notNegative("to", to);
      if (from > to) {
        throw new ExpectationException(
            "to", "expected at least \"from\" " + from + " (was " + to + ")");
      }
    }

    @Override
    public double mean() {
      return (from + to) / 2;
    }

    @Override
    public double variance() {
      return (to - from) * (to - from) / 12;
    }
  }

  /**
   * Values that were measured, each as likely as the others.
   *
   * @param values written in the file, or those of the table; never empty once read
   * @param csv a table to read them from, beside the scenario file; absent where they are written
   * @param column its column, by the heading; absent for the first
   */
  @Shorthand("values")
  record Empirical(
      @Default("[]") List<Double> values, @Nullable String csv, @Nullable String column)
      implements Distribution {
    public Empirical {
      if (csv == null) {
        Expect.notEmpty("values", values);
      }
      for (double value : values) {
        Expect.notNegative("values", value);
      }
      values = List.copyOf(values);
    }

    @Override
    public double mean() {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.size();
    }

    @Override
    public double variance() {
      double mean = mean();
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return squares / values.size();
    }
  }
}
