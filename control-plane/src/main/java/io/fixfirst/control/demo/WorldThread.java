package io.fixfirst.control.demo;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.simulation.world.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which everything in the demo's world is decided, in the order of its own time.
 * Calls to the outside run on virtual threads, and their answers come back to it.
 */
final class WorldThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorldThread.class);
  private static final Duration IDLE_MAX = Duration.ofSeconds(1);
  private static final int CALLS_MAX = 64;

  private final RuntimeClock clock;
  private final Agenda<Runnable> agenda = new Agenda<>();
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(CALLS_MAX, true);
  private final AtomicInteger underWay = new AtomicInteger();
  private final Thread thread;

  WorldThread(RuntimeClock clock) {
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("demo-world").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** {@return the demo's own time} */
  Instant now() {
    return clock.now();
  }

  /** Does something at an instant. Only from this thread, or before it was started. */
  void at(Instant when, Runnable what) {
    agenda.add(when, what);
  }

  /** Does something soon, on this thread. From any thread. */
  void soon(Runnable what) {
    inbox.add(what);
  }

  /** {@return how many calls wait or are under way} */
  int underWay() {
    return underWay.get();
  }

  /** Calls the outside on a thread of its own, and hands the answer to this thread. */
  <T> void call(Callable<T> call, Consumer<T> answer) {
    underWay.incrementAndGet();
    calls.execute(
        () -> {
          try {
            free.acquire();
            try {
              T result = call.call();
              soon(() -> answer.accept(result));
            } finally {
              free.release();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (Exception e) {
            LOG.error("A call of the demo's world failed", e);
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  /** Stops deciding; calls under way are given up. */
  @Override
  public void close() {
    thread.interrupt();
    calls.shutdownNow();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Runnable letter = inbox.poll(pause().toNanos(), TimeUnit.NANOSECONDS);
        if (letter != null) {
          carryOut(letter);
        }
        Runnable due = agenda.takeDue(clock.now());
        while (due != null) {
          carryOut(due);
          due = inbox.isEmpty() ? agenda.takeDue(clock.now()) : null;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The demo ends.
    }
  }

  private Duration pause() {
    Instant next = agenda.nextAt();
    if (!inbox.isEmpty()) {
      return Duration.ZERO;
    }
    Duration wait = next == null ? IDLE_MAX : clock.realDelayUntil(next);
    return wait.compareTo(IDLE_MAX) < 0 ? wait : IDLE_MAX;
  }

  private static void carryOut(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.error("Something in the demo's world failed", e);
    }
  }
}
