package io.fixfirst.control.webhook;

import java.time.Duration;

/**
 * When something is tried again: after twice as long each time, and not after exactly as long, so
 * that what has failed together does not come back together.
 *
 * @param first wait
 * @param longest wait
 */
public record Backoff(Duration first, Duration longest) {

  private static final int DOUBLINGS_MAX = 30;
  private static final double LEAST = 0.5;

  /**
   * {@return how long to wait}
   *
   * @param failures so far, at least one
   * @param chance from 0 to 1: where in the second half of the full wait
   */
  public Duration after(int failures, double chance) {
    long full =
        Math.min(
            longest.toMillis(), first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
    return Duration.ofMillis(Math.round(full * (LEAST + (1 - LEAST) * chance)));
  }
}
