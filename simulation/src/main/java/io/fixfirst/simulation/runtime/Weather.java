package io.fixfirst.simulation.runtime;

import java.util.SplittableRandom;

/**
 * What happens to messages between entities, and to entities. In calm weather nothing does. A storm
 * is drawn from a seed: some are nearly calm, some lose a third of all messages.
 *
 * <p>One weather serves one run.
 */
public final class Weather {

  private static final double LOSS_MAX = 0.3;
  private static final double DOUBLING_MAX = 0.2;
  private static final double CRASH_MAX = 0.05;

  private final SplittableRandom random;
  private final boolean calm;
  private final boolean ghosts;
  private final double loss;
  private final double doubling;
  private final double crash;
  private final double slow;
  private boolean clear;

  private Weather(long seed, boolean calm, boolean ghosts) {
    this.random = new SplittableRandom(seed);
    this.calm = calm;
    this.clear = calm;
    this.ghosts = ghosts;
    this.loss = LOSS_MAX * random.nextDouble();
    this.doubling = DOUBLING_MAX * random.nextDouble();
    this.crash = CRASH_MAX * random.nextDouble();
    this.slow = random.nextDouble();
  }

  /** {@return weather in which a message arrives once, at the same instant, and nobody dies} */
  public static Weather calm() {
    return new Weather(0, true, false);
  }

  /** {@return a storm} */
  public static Weather stormy(long seed) {
    return new Weather(seed, false, false);
  }

  /**
   * {@return a storm in which what somebody said before they died may come after what they say when
   * they are back}
   */
  public static Weather stormyWithGhosts(long seed) {
    return new Weather(seed, false, true);
  }

  boolean isCalm() {
    return calm;
  }

  boolean hasGhosts() {
    return ghosts;
  }

  /** From now on every message arrives soon and once, and nobody dies. */
  void clears() {
    clear = true;
  }

  /** It is again as it was drawn. */
  void breaks() {
    clear = calm;
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
