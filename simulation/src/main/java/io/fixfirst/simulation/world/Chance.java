package io.fixfirst.simulation.world;

import io.fixfirst.simulation.scenario.Count;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.Distribution.Deterministic;
import io.fixfirst.simulation.scenario.Distribution.Empirical;
import io.fixfirst.simulation.scenario.Distribution.Erlang;
import io.fixfirst.simulation.scenario.Distribution.Exponential;
import io.fixfirst.simulation.scenario.Distribution.Gamma;
import io.fixfirst.simulation.scenario.Distribution.Hyperexponential;
import io.fixfirst.simulation.scenario.Distribution.Lognormal;
import io.fixfirst.simulation.scenario.Distribution.Uniform;
import java.time.Duration;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.sampling.distribution.GeometricSampler;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** One stream of chance, and what can be drawn from it. Not for several threads. */
public final class Chance {

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gaussian;
  private final ZigguratSampler.Exponential exponential;

  /** By identity, which is only looked up and never walked through. */
  private final Map<Distribution, DoubleSupplier> samplers = new IdentityHashMap<>();

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
    return cv == 0 ? mean : lognormal(new Lognormal(mean, cv)).getAsDouble();
  }

  /** {@return values of a distribution, drawn from this stream, as times of whole milliseconds} */
  public Draw draw(Distribution distribution, Duration unit) {
    return new Draw(sampler(distribution), unit.toMillis());
  }

  /** {@return a value of a distribution, in the unit that it is written in} */
  public double value(Distribution distribution) {
    DoubleSupplier known = samplers.get(distribution);
    if (known == null) {
      known = sampler(distribution);
      samplers.put(distribution, known);
    }
    return known.getAsDouble();
  }

  /** {@return a time; the distribution is in {@code unit}s, the result in whole milliseconds} */
  public Duration time(Distribution distribution, Duration unit) {
    return Duration.ofMillis(millis(distribution, unit.toMillis()));
  }

  /** {@return a time in milliseconds; the distribution is in units of so many} */
  public long millis(Distribution distribution, long unitMillis) {
    return Draw.whole(value(distribution) * unitMillis);
  }

  /** {@return how many} */
  public int count(Count count) {
    return switch (count) {
      case Count.Fixed(int value) -> value;
      case Count.Geometric(double mean) ->
          mean == 1 ? 1 : bounded(1L + GeometricSampler.of(random, 1 / mean).sample());
      case Count.Poisson(double mean) -> bounded(PoissonSampler.of(random, mean).sample());
      case Count.Table(Map<Integer, Double> shares) -> pick(shares);
    };
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

  private DoubleSupplier sampler(Distribution distribution) {
    return switch (distribution) {
      case Lognormal lognormal -> lognormal(lognormal);
      case Exponential(double mean) -> () -> mean * exponential.sample();
      case Gamma(double mean, double cv) -> gamma(1 / (cv * cv), mean * cv * cv);
      case Erlang(double mean, int phases) -> gamma(phases, mean / phases);
      case Hyperexponential hyperexponential -> branches(hyperexponential.branches());
      case Deterministic(double value) -> () -> value;
      case Uniform(double from, double to) ->
          from == to ? () -> from : ContinuousUniformSampler.of(random, from, to)::sample;
      case Empirical empirical -> empirical(empirical.values());
    };
  }

  private DoubleSupplier lognormal(Lognormal lognormal) {
    if (lognormal.cv() == 0) {
      return lognormal::mean;
    }
    double variance = Math.log1p(lognormal.cv() * lognormal.cv());
    double location = Math.log(lognormal.mean()) - variance / 2;
    return LogNormalSampler.of(gaussian, location, Math.sqrt(variance))::sample;
  }

  private DoubleSupplier gamma(double shape, double scale) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, scale)::sample;
  }

  private DoubleSupplier branches(List<Hyperexponential.Branch> branches) {
    return () -> {
      double left = random.nextDouble();
      double mean = branches.getLast().mean();
      for (Hyperexponential.Branch branch : branches) {
        left -= branch.share();
        if (left < 0) {
          mean = branch.mean();
          break;
        }
      }
      return mean * exponential.sample();
    };
  }

  private DoubleSupplier empirical(List<Double> values) {
    double[] known = values.stream().mapToDouble(Double::doubleValue).toArray();
    return () -> known[random.nextInt(known.length)];
  }

  private static int bounded(long count) {
    return (int) Math.min(count, Count.MOST);
  }
}
