package io.fixfirst.control.drive;

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
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which everything in a world is decided, in the order of its own time. Calls to the
 * outside run on virtual threads, and their answers come back to it.
 */
public final class WorldThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorldThread.class);
  private static final Duration IDLE_MAX = Duration.ofSeconds(1);

  private final RuntimeClock clock;
  private final Agenda<Runnable> agenda = new Agenda<>();
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final LongAdder queued = new LongAdder();
  private final Thread thread;

  /** How many calls wait or run; under the lock. */
  private int underWay;

  /** Of what is being carried out; null between. Only on this thread. */
  private @Nullable Instant intended;

  /**
   * @param clock of the world's own time
   * @param callsMax how many calls run at once; further ones wait for one of them to end
   */
  public WorldThread(RuntimeClock clock, int callsMax) {
    this.clock = clock;
    this.free = new Semaphore(callsMax, true);
    this.thread = Thread.ofPlatform().name("world").daemon().unstarted(this::run);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** {@return the world's own time} */
  public Instant now() {
    return clock.now();
  }

  /**
   * {@return the instant at which what is being carried out was to be, however late it is: when it
   * was due, or when its cause had come} Only from this thread, or before it was started.
   */
  public Instant intended() {
    Instant due = intended;
    return due == null ? clock.now() : due;
  }

  /** Does something at an instant. Only from this thread, or before it was started. */
  public void at(Instant when, Runnable what) {
    Instant earliest = intended();
    Instant due = when.isBefore(earliest) ? earliest : when;
    agenda.add(due, () -> carryOut(due, what));
  }

  /** Does something soon, on this thread. From any thread. */
  public void soon(Runnable what) {
    Instant cause = clock.now();
    inbox.add(() -> carryOut(cause, what));
  }

  /** {@return how many calls wait or are under way} */
  public int underWay() {
    lock.lock();
    try {
      return underWay;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no call is under way, or for as long as is said. */
  public void awaitQuiet(Duration atMost) throws InterruptedException {
    long nanos = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (underWay > 0 && nanos > 0) {
        nanos = quiet.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** {@return how many calls had to wait for another to end} */
  public long queued() {
    return queued.sum();
  }

  /** Calls the outside on a thread of its own, and hands the answer to this thread. */
  public <T> void call(Callable<T> call, Consumer<T> answer) {
    count(1);
    calls.execute(
        () -> {
          try {
            if (!free.tryAcquire()) {
              queued.increment();
              free.acquire();
            }
            try {
              T result = call.call();
              soon(() -> answer.accept(result));
            } finally {
              free.release();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (Exception e) {
            LOG.error("A call of the world failed", e);
          } finally {
            count(-1);
          }
        });
  }

  /** Stops deciding; calls under way are given up. */
  @Override
  public void close() {
    thread.interrupt();
    calls.shutdownNow();
  }

  private void count(int more) {
    lock.lock();
    try {
      underWay += more;
      if (underWay == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Runnable letter = inbox.poll(pause().toNanos(), TimeUnit.NANOSECONDS);
        if (letter != null) {
          letter.run();
        }
        Runnable due = agenda.takeDue(clock.now());
        while (due != null) {
          due.run();
          due = inbox.isEmpty() ? agenda.takeDue(clock.now()) : null;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The world ends.
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

  private void carryOut(Instant due, Runnable what) {
    intended = due;
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.error("Something in the world failed", e);
    } finally {
      intended = null;
    }
  }
}
