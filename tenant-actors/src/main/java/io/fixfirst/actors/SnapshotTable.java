package io.fixfirst.actors;

import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of snapshots: for each entity the newest. Its manifest names the kind and the shape of
 * the state, so that a snapshot of another shape, which an older program has left, is passed over.
 */
final class SnapshotTable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTable.class);
  private static final int SERIALIZER = 7001;

  private static final String NEWEST =
      """
      SELECT sequence_number, snapshot_ser_manifest, snapshot_payload FROM snapshot
      WHERE persistence_id = ? ORDER BY sequence_number DESC LIMIT 1""";

  private static final String REPLACE =
      """
      WITH older AS (DELETE FROM snapshot WHERE persistence_id = ? AND sequence_number < ?)
      INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,
        snapshot_ser_manifest, snapshot_payload)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (persistence_id, sequence_number) DO NOTHING""";

  private final DataSource dataSource;
  private final Codec codec;

  SnapshotTable(DataSource dataSource, Codec codec) {
    this.dataSource = dataSource;
    this.codec = codec;
  }

  /** {@return an entity's newest snapshot; empty where there is none that can be read} */
  <S, C extends Command, E extends Event> Optional<EntityStore.Recovered<S>> newest(
      Connection connection, EntityType<S, C, E> type, EntityId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setString(1, PersistenceIds.of(id));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !manifest(type.kind()).equals(row.getString(2))) {
          return Optional.empty();
        }
        return decoded(type, id, row.getLong(1), row.getBytes(3));
      }
    }
  }

  /** Writes a snapshot and removes the older ones; where that fails, it says so and goes on. */
  void write(EntityId id, long revision, Object state) {
    String persistenceId = PersistenceIds.of(id);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(REPLACE)) {
      statement.setString(1, persistenceId);
      statement.setLong(2, revision);
      statement.setString(3, persistenceId);
      statement.setLong(4, revision);
      statement.setLong(5, InstantSource.system().millis());
      statement.setInt(6, SERIALIZER);
      statement.setString(7, manifest(id.kind()));
      statement.setBytes(8, codec.encodeState(id.kind(), state));
      statement.executeUpdate();
    } catch (SQLException | RuntimeException e) {
      LogContext.with(
          id, () -> LOG.warn("No snapshot was kept ({} at revision {}): {}", id, revision, e + ""));
    }
  }

  private <S, C extends Command, E extends Event> Optional<EntityStore.Recovered<S>> decoded(
      EntityType<S, C, E> type, EntityId id, long revision, byte[] json) {
    try {
      S state = type.state().cast(codec.decodeState(type.kind(), json));
      return Optional.of(new EntityStore.Recovered<>(state, revision));
    } catch (RuntimeException e) {
      LogContext.with(
          id,
          () ->
              LOG.warn("A snapshot cannot be read ({} at revision {}): {}", id, revision, e + ""));
      return Optional.empty();
    }
  }

  private String manifest(EntityKind kind) {
    return "snapshot|" + kind.storedName() + "|" + codec.shapeOf(kind);
  }
}
