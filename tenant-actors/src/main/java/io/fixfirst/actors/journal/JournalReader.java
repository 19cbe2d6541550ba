package io.fixfirst.actors.journal;

import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.core.EntityId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Reads the journal in order. Calls block.
 *
 * <p>The order is (transaction, number). A row is shown once every transaction that could still
 * commit before it has ended, so that nothing ever appears behind an offset that was already read.
 *
 * <p>An event that cannot be read puts its entity on the list of {@link Unreadable}; what follows
 * the journal steps over it and all later ones of that entity. Who asks for the entity itself is
 * told with an {@link UnreadableEventException}.
 */
public final class JournalReader {

  private static final String COLUMNS =
      "SELECT e.xid::text AS xid_text, e.ordering, e.persistence_id, e.sequence_number,"
          + " e.write_timestamp, e.event_ser_manifest, e.event_payload FROM event_journal e ";
  private static final int FETCHED = 2_000;
  private static final String READABLE =
      " AND NOT EXISTS (SELECT FROM journal_unreadable u WHERE u.persistence_id = e.persistence_id"
          + " AND u.sequence_number <= e.sequence_number)";
  private static final String SETTLED = "e.xid < pg_snapshot_xmin(pg_current_snapshot())";

  private final DataSource dataSource;
  private final Codec codec;
  private final Unreadable unreadable;

  public JournalReader(DataSource dataSource, Codec codec) {
    this.dataSource = dataSource;
    this.codec = codec;
    this.unreadable = new Unreadable(dataSource);
  }

  /**
   * {@return the next events after an offset, at most {@code limit}}
   *
   * @throws SQLException if the database does not answer
   */
  public List<JournalEvent> read(Offset after, int limit) throws SQLException {
    String sql =
        COLUMNS
            + "WHERE (e.xid, e.ordering) > (CAST(? AS xid8), ?) AND "
            + SETTLED
            + READABLE
            + " ORDER BY e.xid, e.ordering LIMIT ?";
    return readable(
        sql,
        statement -> {
          statement.setObject(1, Long.toString(after.xid()), Types.OTHER);
          statement.setLong(2, after.ordering());
          statement.setInt(3, limit);
        });
  }

  /**
   * {@return the next events after an offset, at most {@code limit}, of those that a snapshot saw}
   *
   * @param snapshot as {@code pg_current_snapshot} gave it
   * @throws SQLException if the database does not answer
   */
  public List<JournalEvent> seen(String snapshot, Offset after, int limit) throws SQLException {
    String sql =
        COLUMNS
            + "WHERE (e.xid, e.ordering) > (CAST(? AS xid8), ?)"
            + " AND pg_visible_in_snapshot(e.xid, CAST(? AS pg_snapshot))"
            + READABLE
            + " ORDER BY e.xid, e.ordering LIMIT ?";
    return readable(
        sql,
        statement -> {
          statement.setObject(1, Long.toString(after.xid()), Types.OTHER);
          statement.setLong(2, after.ordering());
          statement.setString(3, snapshot);
          statement.setInt(4, limit);
        });
  }

  /**
   * {@return everything that has happened to an entity, in order}
   *
   * @throws SQLException if the database does not answer
   */
  public List<JournalEvent> history(EntityId entity) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return history(connection, entity);
    }
  }

  /**
   * {@return everything that has happened to an entity, in order, as a transaction sees it}
   *
   * @throws SQLException if the database does not answer
   */
  public List<JournalEvent> history(Connection connection, EntityId entity) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + "WHERE e.persistence_id = ? ORDER BY e.sequence_number")) {
      statement.setString(1, PersistenceIds.of(entity));
      return events(statement);
    }
  }

  /**
   * Tells everything that has happened to some entities, one entity after the other and each in
   * order, as a transaction sees it; nothing is decoded before somebody asks for it.
   *
   * @param connection whose transaction has begun, so that rows come as they are taken
   * @throws SQLException if the database does not answer
   */
  public void histories(
      Connection connection, List<? extends EntityId> entities, Consumer<JournalEvent> told)
      throws SQLException {
    String sql =
        COLUMNS
            + "WHERE e.persistence_id = ANY (?)"
            + READABLE
            + " ORDER BY e.persistence_id, e.sequence_number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCHED);
      statement.setArray(
          1, connection.createArrayOf("text", entities.stream().map(PersistenceIds::of).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          told.accept(event(row));
        }
      }
    }
  }

  /**
   * {@return whether anything has happened to an entity}
   *
   * @throws SQLException if the database does not answer
   */
  public boolean knows(EntityId entity) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT FROM event_journal WHERE persistence_id = ? LIMIT 1")) {
      statement.setString(1, PersistenceIds.of(entity));
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * {@return the offset of the newest event that {@link #read} shows now}
   *
   * @throws SQLException if the database does not answer
   */
  public Offset newest() throws SQLException {
    String sql =
        "SELECT e.xid::text AS xid_text, e.ordering FROM event_journal e WHERE "
            + SETTLED
            + " ORDER BY e.xid DESC, e.ordering DESC LIMIT 1";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? offset(row) : Offset.START;
    }
  }

  /** {@return the entities that stand still, because an event of theirs cannot be read} */
  public Unreadable unreadable() {
    return unreadable;
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /**
   * {@return what a query finds and can be read; what cannot is put on the list, which it obeys}
   */
  private List<JournalEvent> readable(String sql, Parameters parameters) throws SQLException {
    while (true) {
      List<JournalEvent> events = events(sql, parameters);
      try {
        events.forEach(JournalEvent::event); // Whoever follows the journal needs it decoded anyway.
        return events;
      } catch (UnreadableEventException found) {
        unreadable.report(found);
      }
    }
  }

  private List<JournalEvent> events(String sql, Parameters parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      return events(statement);
    }
  }

  private List<JournalEvent> events(PreparedStatement statement) throws SQLException {
    List<JournalEvent> events = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        events.add(event(row));
      }
    }
    return events;
  }

  private JournalEvent event(ResultSet row) throws SQLException {
    return new JournalEvent(
        codec,
        offset(row),
        PersistenceIds.parse(row.getString(3)),
        row.getLong(4),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getString(6),
        row.getBytes(7));
  }

  private static Offset offset(ResultSet row) throws SQLException {
    return new Offset(Long.parseLong(row.getString(1)), row.getLong(2));
  }
}
