package io.fixfirst.actors.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells this node's readers that this node has written, so that they need not wait for their poll.
 */
public final class JournalSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long writes;

  /** Something was written. */
  public void written() {
    lock.lock();
    try {
      writes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** {@return how many writes there have been} */
  long count() {
    lock.lock();
    try {
      return writes;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there have been more writes than these, but not for longer than this. */
  void await(long seen, Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = timeout.toNanos();
      while (writes == seen && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
