package io.fixfirst.simulation.world;

/**
 * Chance as a function: the same arguments give the same value, whatever was asked before.
 *
 * <p>The mixing function is that of SplitMix64 (Steele, Lea, Flood 2014). Only additions and
 * multiplications are used, so that the values are the same on every machine.
 */
final class Noise {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double ROOT_OF_THREE = 1.7320508075688772;

  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  /** {@return a number from 0, inclusive, to 1} */
  double uniform(long series, long index) {
    return (mix(mix(seed + GOLDEN * series) + GOLDEN * index) >>> 11) * 0x1.0p-53;
  }

  /** {@return a value with mean 0 and deviation 1, close to normal, between -3.5 and 3.5} */
  double normal(long series, long index) {
    double sum = 0;
    for (int i = 1; i <= 4; i++) {
      sum += uniform(series * 8 + i, index);
    }
    return (sum - 2) * ROOT_OF_THREE;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
