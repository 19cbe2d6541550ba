package io.fixfirst.simulation.world;

import io.fixfirst.simulation.scenario.Spread;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** One stream of chance, and what can be drawn from it. */
public final class Chance {

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gaussian;
  private final ZigguratSampler.Exponential exponential;

  Chance(UniformRandomProvider random) {
    this.random = random;
    this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    this.exponential = ZigguratSampler.Exponential.of(random);
  }

  /** {@return whether something of this share happens} */
  public boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** {@return a number from 0, inclusive, to 1} */
  public double uniform() {
    return random.nextDouble();
  }

  /** {@return a lognormal value with this mean and coefficient of variation} */
  public double lognormal(double mean, double cv) {
    if (cv == 0) {
      return mean;
    }
    double variance = Math.log1p(cv * cv);
    return LogNormalSampler.of(gaussian, Math.log(mean) - variance / 2, Math.sqrt(variance))
        .sample();
  }

  /**
   * {@return a lognormal time; the spread is in {@code unit}s, the result in whole milliseconds}
   */
  public Duration time(Spread spread, Duration unit) {
    return Duration.ofMillis(
        Math.max(1, Math.round(lognormal(spread.mean(), spread.cv()) * unit.toMillis())));
  }

  /** {@return a normally distributed value} */
  public double normal(double mean, double deviation) {
    return mean + deviation * gaussian.sample();
  }

  /** {@return an exponential value with mean 1} */
  public double exponential() {
    return exponential.sample();
  }

  /** {@return one of the items, each as likely as the others} */
  public <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** {@return one of the keys, by its share; the order of the map does not matter} */
  public <T extends Comparable<? super T>> T pick(Map<T, Double> shares) {
    double left =
        random.nextDouble() * shares.values().stream().mapToDouble(Double::doubleValue).sum();
    List<T> keys = shares.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    for (T key : keys) {
      left -= shares.getOrDefault(key, 0.0);
      if (left < 0) {
        return key;
      }
    }
    return keys.getLast();
  }
}
