package io.fixfirst.benchmarks.system;

import java.util.concurrent.TimeUnit;

/** Processes that a benchmark started. */
final class Processes {

  private static final int GRACE_SECONDS = 10;

  private Processes() {}

  /** Asks it to end, waits for a while, and ends it. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
