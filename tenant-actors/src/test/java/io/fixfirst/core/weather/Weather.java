package io.fixfirst.core.weather;

import java.util.SplittableRandom;

/**
 * What happens to messages and processes, drawn from a seed: some seeds are nearly calm, some lose
 * a third of all messages.
 */
final class Weather {

  private static final double LOSS_MAX = 0.3;
  private static final double DOUBLING_MAX = 0.2;
  private static final double CRASH_MAX = 0.05;

  /** Whether all seeds have ghosts. */
  private static final boolean ALL_GHOSTS = Boolean.getBoolean("weather.ghosts");

  private final SplittableRandom random;
  private final double loss;
  private final double doubling;
  private final double crash;
  private final double slow;
  private final boolean ghosts;
  private boolean clear;

  Weather(long seed) {
    random = new SplittableRandom(seed);
    loss = LOSS_MAX * random.nextDouble();
    doubling = DOUBLING_MAX * random.nextDouble();
    crash = CRASH_MAX * random.nextDouble();
    slow = random.nextDouble();
    ghosts = ALL_GHOSTS || (seed & 1) == 0;
  }

  /**
   * {@return whether what somebody said before they died may arrive after what they say when they
   * are back}
   */
  boolean ghosts() {
    return ghosts;
  }

  /** From now on every message arrives soon and once, and nothing dies. */
  void clears() {
    clear = true;
  }

  /** {@return whether a message, or an answer, is lost} */
  boolean loses() {
    return !clear && random.nextDouble() < loss;
  }

  /** {@return whether a message arrives twice} */
  boolean doubles() {
    return !clear && random.nextDouble() < doubling;
  }

  /** {@return whether somebody dies here} */
  boolean crashes() {
    return !clear && random.nextDouble() < crash;
  }

  /** {@return how long a message takes: mostly milliseconds, now and then a minute} */
  long delayMillis() {
    if (clear || random.nextDouble() >= slow) {
      return random.nextLong(1, 50);
    }
    return random.nextDouble() < 0.8 ? random.nextLong(1, 5_000) : random.nextLong(1, 60_000);
  }

  /** {@return how long it takes until who has died is back} */
  long downMillis() {
    return random.nextDouble() < 0.7 ? 0 : random.nextLong(1, 120_000);
  }

  /** {@return one of so many, from 0} */
  int one(int of) {
    return random.nextInt(of);
  }
}
