package io.fixfirst.control.stream;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.JournalTail;
import io.fixfirst.actors.journal.Offset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.RestartSettings;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.RestartSource;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * The end of the journal, read once for all who follow it. The last few thousand events are kept;
 * whoever is further behind is served from the journal itself until they have caught up. A follower
 * is nothing but an offset and the page that it has not taken yet, so there is neither a gap nor a
 * double between the two, and one that takes nothing costs a page of memory.
 */
public final class LiveEvents implements AutoCloseable {

  private static final Duration BACKOFF_MIN = Duration.ofMillis(200);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(5);

  private final JournalReader journal;
  private final int keptMax;
  private final ConcurrentSkipListMap<Offset, Published> kept = new ConcurrentSkipListMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final UniqueKillSwitch tail;
  private volatile Offset floor; // Everything after it is kept.
  private volatile Offset head;
  private volatile boolean closed;
  private int size; // Of kept; only the tail touches it.

  private LiveEvents(
      ActorSystem<?> system,
      JournalReader journal,
      JournalTail journalTail,
      int keptMax,
      Offset start) {
    this.journal = journal;
    this.keptMax = keptMax;
    this.floor = start;
    this.head = start;
    this.tail =
        RestartSource.withBackoff(
                RestartSettings.create(BACKOFF_MIN, BACKOFF_MAX, 0.1),
                () -> journalTail.pages(head))
            .viaMat(KillSwitches.single(), Keep.right())
            .to(Sink.foreach(this::keep))
            .run(system);
  }

  /**
   * {@return the end of the journal from now on}
   *
   * @param keptMax how many of the newest events are kept in memory
   * @throws SQLException if the database does not answer
   */
  public static LiveEvents follow(
      ActorSystem<?> system, JournalReader journal, JournalTail tail, int keptMax)
      throws SQLException {
    return new LiveEvents(system, journal, tail, keptMax, journal.newest());
  }

  /** What comes next, and where to go on from. */
  record Next(Offset offset, List<Published> events) {}

  /** {@return the place of the newest event that is known here} */
  public Offset head() {
    return head;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * {@return the events after an offset; none if none came while patience lasted}
   *
   * @param most of so many
   * @throws SQLException if the database does not answer
   */
  Next next(Offset after, int most, Duration patience) throws SQLException, InterruptedException {
    if (after.compareTo(floor) < 0) {
      return fromJournal(after, most);
    }
    await(after, patience);
    List<Published> events = new ArrayList<>();
    for (Published event : kept.tailMap(after, false).values()) {
      if (events.size() == most) {
        break;
      }
      events.add(event);
    }
    if (after.compareTo(floor) < 0) {
      return fromJournal(after, most); // It was overtaken while it looked.
    }
    return new Next(events.isEmpty() ? after : events.getLast().offset(), events);
  }

  @Override
  public void close() {
    closed = true;
    tail.shutdown();
    signal();
  }

  private Next fromJournal(Offset after, int most) throws SQLException {
    List<JournalEvent> page = journal.read(after, most);
    return page.isEmpty()
        ? new Next(after, List.of())
        : new Next(page.getLast().offset(), page.stream().map(Published::new).toList());
  }

  private void await(Offset after, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (!closed && nanos > 0 && head.compareTo(after) <= 0) {
        nanos = news.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void keep(List<JournalEvent> page) {
    for (JournalEvent event : page) {
      kept.put(event.offset(), new Published(event));
      size++;
    }
    while (size > keptMax) {
      Offset oldest = kept.firstKey();
      floor = oldest; // First, so that nobody believes that it is still here.
      kept.remove(oldest);
      size--;
    }
    head = page.getLast().offset();
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
