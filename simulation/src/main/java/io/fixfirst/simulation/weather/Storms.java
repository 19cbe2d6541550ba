package io.fixfirst.simulation.weather;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs a world through one storm after the other, a seed each, until one breaks a rule or all have
 * held. What comes out is the same for any number of threads.
 */
public final class Storms {

  /** How often the weather clears in each, so that the judges can compare what everybody knows. */
  private static final int CALMS = 4;

  /**
   * What came of it.
   *
   * @param last the verdict on the last seed that counts: broken, or the last of all
   * @param held how many seeds broke nothing
   * @param commands that entities carried out in those
   */
  public record Outcome(Verdict last, long held, long commands, long events) {}

  private final Staging staging;
  private final Duration time;
  private final int threads;

  /**
   * @param time how long each storm is
   * @param threads how many run at once, 1 or more
   */
  public Storms(Staging staging, Duration time, int threads) {
    this.staging = staging;
    this.time = time;
    this.threads = threads;
  }

  /**
   * Runs the seeds from the first on, in their order.
   *
   * @param seeds how many, 1 or more
   * @param progress is told of each verdict, in the order of the seeds
   * @throws InterruptedException if the thread was interrupted; what still runs ends by itself
   */
  public Outcome run(long first, long seeds, Consumer<Verdict> progress)
      throws InterruptedException {
    if (seeds < 1) {
      throw new IllegalArgumentException("At least one seed (was " + seeds + ").");
    }
    Deque<Future<Verdict>> running = new ArrayDeque<>();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("storm-", 1).daemon().factory());
    long held = 0;
    long commands = 0;
    long events = 0;
    try {
      long next = 0;
      while (true) {
        while (next < seeds && running.size() <= threads) {
          long seed = first + next++;
          running.add(executor.submit(() -> StormTrial.run(staging, seed, time, CALMS)));
        }
        Verdict verdict = result(running.remove());
        progress.accept(verdict);
        if (verdict instanceof Verdict.Holds holds) {
          held++;
          commands += holds.commands();
          events += holds.events();
        }
        if (verdict instanceof Verdict.Broken || held == seeds) {
          return new Outcome(verdict, held, commands, events);
        }
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static Verdict result(Future<Verdict> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A storm could not be run (" + e.getCause() + ").", e);
    }
  }
}
