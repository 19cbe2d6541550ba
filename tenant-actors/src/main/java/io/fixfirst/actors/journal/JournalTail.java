package io.fixfirst.actors.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/** Follows the journal as it grows. */
public final class JournalTail {

  /**
   * A write of ours may become visible only when an older transaction has ended: look soon again.
   */
  private static final Duration AFTER_WRITE = Duration.ofMillis(5);

  private static final int HURRY = 10;

  private final SharedPages shared;
  private final JournalSignal signal;
  private final Executor blocking;
  private final Duration pollEvery;
  private final Duration gatherFor;
  private final int pageMax;

  /**
   * @param blocking where reads wait for the database
   * @param pollEvery how often to look while nothing is written here
   * @param gatherFor the least time between two reads that found something, unless there is more to
   *     read at once: the first event after a quiet time is read at once, a stream of them in few
   *     large pages, which cost much less than many small ones
   * @param pageMax events per read
   */
  public JournalTail(
      JournalReader reader,
      JournalSignal signal,
      Executor blocking,
      Duration pollEvery,
      Duration gatherFor,
      int pageMax) {
    this.shared = new SharedPages(reader, pageMax);
    this.signal = signal;
    this.blocking = blocking;
    this.pollEvery = pollEvery;
    this.gatherFor = gatherFor;
    this.pageMax = pageMax;
  }

  /** {@return every event after an offset, in order, without end; fails if the database does} */
  public Source<JournalEvent, NotUsed> events(Offset after) {
    return pages(after).mapConcat(page -> page);
  }

  /** {@return the same in pages as they were read, none of them empty} */
  public Source<List<JournalEvent>, NotUsed> pages(Offset after) {
    return Source.unfoldAsync(
            new Place(after, 0, false, 0, System.nanoTime() - gatherFor.toNanos()), this::next)
        .filter(page -> !page.isEmpty());
  }

  private CompletionStage<Optional<Pair<Place, List<JournalEvent>>>> next(Place place) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Optional.of(look(place));
          } catch (SQLException e) {
            throw new CompletionException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  private Pair<Place, List<JournalEvent>> look(Place from)
      throws SQLException, InterruptedException {
    if (from.caughtUp) {
      signal.await(from.seen, from.hurry > 0 ? AFTER_WRITE : pollEvery);
      gather(from.foundNanos);
    }
    long seen = signal.count();
    List<JournalEvent> page = shared.read(from.offset);
    Offset offset = page.isEmpty() ? from.offset : page.getLast().offset();
    int hurry = seen != from.seen ? HURRY : page.isEmpty() ? Math.max(0, from.hurry - 1) : 0;
    long found = page.isEmpty() ? from.foundNanos : System.nanoTime();
    return Pair.create(new Place(offset, seen, page.size() < pageMax, hurry, found), page);
  }

  private void gather(long foundNanos) throws InterruptedException {
    long left = gatherFor.toNanos() - (System.nanoTime() - foundNanos);
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  /**
   * Where a follower stands.
   *
   * @param seen the writes of this node that it knows of
   * @param caughtUp whether there was nothing more to read
   * @param hurry how many more times to look soon, because of a write that was not visible yet
   * @param foundNanos when it last found something
   */
  private record Place(Offset offset, long seen, boolean caughtUp, int hurry, long foundNanos) {}
}
