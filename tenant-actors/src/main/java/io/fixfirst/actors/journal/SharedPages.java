package io.fixfirst.actors.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads each page of the journal once for all who follow it on this node. The last few pages are
 * kept, by the offset that they follow on: whoever comes to the same offset gets the same page. So
 * followers that keep up walk in step, and cost one read together.
 */
final class SharedPages {

  private static final int KEPT_MAX = 8;

  private record Page(Offset after, List<JournalEvent> events) {}

  private final JournalReader reader;
  private final int pageMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Page> kept = new ArrayDeque<>(KEPT_MAX);

  SharedPages(JournalReader reader, int pageMax) {
    this.reader = reader;
    this.pageMax = pageMax;
  }

  /** {@return the next events after an offset; none where there are none yet} */
  List<JournalEvent> read(Offset after) throws SQLException, InterruptedException {
    lock.lockInterruptibly(); // Whoever wants the same page had better wait for it.
    try {
      for (Page page : kept) {
        if (page.after.equals(after)) {
          return page.events;
        }
      }
      List<JournalEvent> events = reader.read(after, pageMax);
      if (!events.isEmpty()) {
        if (kept.size() == KEPT_MAX) {
          kept.removeFirst();
        }
        kept.addLast(new Page(after, List.copyOf(events)));
      }
      return events;
    } finally {
      lock.unlock();
    }
  }
}
