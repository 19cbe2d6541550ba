package io.fixfirst.actors;

import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.actors.journal.JournalWriter;
import io.fixfirst.actors.journal.Unreadable;
import io.fixfirst.actors.journal.UnreadableEventException;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where entities live on: their events, and a snapshot of the state now and then. */
final class EntityStore {

  /** An entity as its events say. */
  record Recovered<S>(S state, long revision) {}

  private static final int PAGE = 5_000;

  private static final String EVENTS =
      """
      SELECT sequence_number, event_ser_manifest, event_payload FROM event_journal
      WHERE persistence_id = ? AND sequence_number > ? ORDER BY sequence_number LIMIT ?""";

  private static final String REQUEST =
      "SELECT sequence_number FROM event_journal WHERE persistence_id = ? AND request = ?";

  private final DataSource dataSource;
  private final Codec codec;
  private final JournalWriter writer;
  private final SnapshotTable snapshots;
  private final Unreadable unreadable;
  private final Executor blocking;
  private final Semaphore recoveries;

  /**
   * @param blocking where statements wait for the database
   * @param recoveriesMax entities that recover at the same time; others wait for their turn
   */
  EntityStore(
      DataSource dataSource,
      Codec codec,
      JournalWriter writer,
      Executor blocking,
      int recoveriesMax) {
    this.dataSource = dataSource;
    this.codec = codec;
    this.writer = writer;
    this.snapshots = new SnapshotTable(dataSource, codec);
    this.unreadable = new Unreadable(dataSource);
    this.blocking = blocking;
    this.recoveries = new Semaphore(recoveriesMax);
  }

  /**
   * {@return an entity's state: its newest snapshot, if that can be read, and the events since;
   * failed with an {@link UnreadableEventException} if one of them cannot be read}
   */
  <S, C extends Command, E extends Event> CompletionStage<Recovered<S>> recover(
      EntityType<S, C, E> type, EntityId id) {
    return CompletableFuture.supplyAsync(
        () -> {
          recoveries.acquireUninterruptibly();
          try (Connection connection = dataSource.getConnection()) {
            return read(connection, type, id);
          } catch (UnreadableEventException e) {
            report(e);
            throw e;
          } catch (SQLException e) {
            throw new CompletionException(e);
          } finally {
            recoveries.release();
          }
        },
        blocking);
  }

  private void report(UnreadableEventException found) {
    try {
      unreadable.report(found);
    } catch (SQLException e) {
      found.addSuppressed(e); // Whoever tries again reports it again.
    }
  }

  /**
   * Writes an entity's next events, all or none.
   *
   * @param revision that it has before them
   * @param requests that have caused them, each on its first event; null on others
   * @param urgent whether they go past what waits to be written
   * @return completed once they are durable; failed if that cannot be said
   * @throws RuntimeException at once if one cannot be encoded; then nothing is written
   */
  CompletionStage<Void> write(
      EntityId id,
      long revision,
      List<? extends Event> events,
      List<@Nullable String> requests,
      boolean urgent) {
    String persistenceId = PersistenceIds.of(id);
    List<JournalWriter.Row> rows = new ArrayList<>(events.size());
    for (Event event : events) {
      rows.add(
          new JournalWriter.Row(
              persistenceId,
              revision + rows.size() + 1,
              codec.nameOf(event),
              codec.encode(event),
              requests.get(rows.size())));
    }
    return writer.write(rows, urgent);
  }

  /** {@return the revision with the first event of a request; 0 if it has not caused any} */
  CompletionStage<Long> revisionOf(EntityId id, String request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Connection connection = dataSource.getConnection();
              PreparedStatement statement = connection.prepareStatement(REQUEST)) {
            statement.setString(1, PersistenceIds.of(id));
            statement.setString(2, request);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        blocking);
  }

  /** Keeps a state, soon; worth nothing but the time that a recovery takes. */
  void keep(EntityId id, long revision, Object state) {
    blocking.execute(() -> snapshots.write(id, revision, state));
  }

  /** {@return an entity's state, as a transaction sees it} */
  <S, C extends Command, E extends Event> Recovered<S> read(
      Connection connection, EntityType<S, C, E> type, EntityId id) throws SQLException {
    Recovered<S> found =
        snapshots
            .newest(connection, type, id)
            .orElseGet(() -> new Recovered<>(type.rules().empty(id), 0));
    while (true) {
      Recovered<S> next = page(connection, type, id, found);
      if (next.revision - found.revision < PAGE) {
        return next;
      }
      found = next;
    }
  }

  private <S, C extends Command, E extends Event> Recovered<S> page(
      Connection connection, EntityType<S, C, E> type, EntityId id, Recovered<S> from)
      throws SQLException {
    S state = from.state;
    long revision = from.revision;
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setString(1, PersistenceIds.of(id));
      statement.setLong(2, revision);
      statement.setInt(3, PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          revision++;
          try {
            state = next(type, state, revision, row);
          } catch (RuntimeException e) {
            throw new UnreadableEventException(
                PersistenceIds.of(id), revision, row.getString(2), e);
          }
        }
      }
    }
    return new Recovered<>(state, revision);
  }

  private <S, C extends Command, E extends Event> S next(
      EntityType<S, C, E> type, S state, long revision, ResultSet row) throws SQLException {
    if (row.getLong(1) != revision) {
      throw new IllegalStateException("The journal has a gap before " + row.getLong(1) + ".");
    }
    E event = type.events().cast(codec.decodeEvent(row.getString(2), row.getBytes(3)));
    return type.rules().evolve(state, event);
  }
}
