package io.fixfirst.actors;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * One moment of the journal, through all entities at once: nothing that is written while it is open
 * is seen, so what one entity has heard from another is in both or in neither. It is read from the
 * database alone; no entity wakes, or notices.
 */
public final class Cut implements AutoCloseable {

  /**
   * An entity as its events up to then say.
   *
   * @param revision how many events that are; 0 where it did not exist
   */
  public record Found(EntityId id, long revision, Object state) {}

  private final Connection connection;
  private final EntityStore store;
  private final JournalReader journal;
  private final Map<EntityKind, EntityType<?, ?, ?>> types = new EnumMap<>(EntityKind.class);

  private Cut(
      Connection connection,
      EntityStore store,
      JournalReader journal,
      List<EntityType<?, ?, ?>> types) {
    this.connection = connection;
    this.store = store;
    this.journal = journal;
    types.forEach(type -> this.types.put(type.kind(), type));
  }

  static Cut open(
      DataSource dataSource,
      EntityStore store,
      JournalReader journal,
      List<EntityType<?, ?, ?>> types)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return new Cut(connection, store, journal, types);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** {@return the transaction, for whoever reads more as of that moment} */
  public Connection connection() {
    return connection;
  }

  /** {@return which transactions it sees, for {@link JournalReader#seen} once it is closed} */
  public String snapshot() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT pg_current_snapshot()::text");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /** {@return an entity as it was} */
  public Found find(EntityId id) throws SQLException {
    return find(Objects.requireNonNull(types.get(id.kind())), id);
  }

  private <S, C extends Command, E extends Event> Found find(EntityType<S, C, E> type, EntityId id)
      throws SQLException {
    EntityStore.Recovered<S> found = store.read(connection, type, id);
    return new Found(id, found.revision(), Objects.requireNonNull(found.state()));
  }

  /** {@return all that had happened to an entity} */
  public List<JournalEvent> history(EntityId id) throws SQLException {
    return journal.history(connection, id);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setReadOnly(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(true);
    }
  }
}
