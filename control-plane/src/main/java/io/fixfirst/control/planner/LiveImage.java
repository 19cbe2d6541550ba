package io.fixfirst.control.planner;

import io.fixfirst.actors.Cut;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.journal.Projections;
import io.fixfirst.control.view.Views;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The live desk at this moment, for the simulator to go on from. Nothing of it is touched. */
final class LiveImage {

  private final Connection connection;

  private LiveImage(Connection connection) {
    this.connection = connection;
  }

  /**
   * What was taken.
   *
   * @param snapshot which transactions it has seen, as PostgreSQL writes it
   */
  record Taken(Image image, String snapshot) {}

  /** {@return what every entity is that still has something to do} */
  static Taken take(LiveRuntime runtime) throws SQLException {
    try (Cut cut = runtime.cut()) {
      LiveImage image = new LiveImage(cut.connection());
      List<Image.Standing> standing = new ArrayList<>();
      List<Recorded> past = new ArrayList<>();
      for (EntityId id : image.ids()) {
        Cut.Found found = cut.find(id);
        if (found.revision() > 0 && !isOver(found.state())) {
          standing.add(new Image.Standing(id, found.revision(), found.state()));
          if (id instanceof IncidentId) {
            cut.history(id).forEach(event -> past.add(recorded(event)));
          }
        }
      }
      past.sort(Comparator.comparing(one -> one.event().at()));
      return new Taken(
          new Image(after(runtime.clock().now(), past), standing, numbered(past)), cut.snapshot());
    }
  }

  private static boolean isOver(Object state) {
    return state instanceof Incident incident && incident.stage() == Stage.CLOSED;
  }

  /** The clock may be a moment behind what others have just written. */
  private static Instant after(Instant now, List<Recorded> past) {
    return past.isEmpty() || past.getLast().event().at().isBefore(now)
        ? now
        : past.getLast().event().at();
  }

  private static Recorded recorded(JournalEvent event) {
    return new Recorded(1, event.entity(), event.revision(), event.event());
  }

  private static List<Recorded> numbered(List<Recorded> past) {
    List<Recorded> all = new ArrayList<>(past.size());
    for (Recorded one : past) {
      all.add(new Recorded(all.size() + 1, one.entity(), one.revision(), one.event()));
    }
    return all;
  }

  /** Those that the views know, and those that are newer than the views. */
  private Set<EntityId> ids() throws SQLException {
    Set<EntityId> ids = new LinkedHashSet<>();
    add(ids, "SELECT id FROM view_desk ORDER BY id", DeskId::new);
    add(ids, "SELECT id FROM view_engineer ORDER BY id", EngineerId::new);
    add(ids, "SELECT id FROM view_tenant ORDER BY id", TenantId::new);
    add(ids, "SELECT id FROM view_device WHERE state <> 'RETIRED' ORDER BY id", DeviceId::parse);
    add(ids, "SELECT id FROM view_incident WHERE state <> 'CLOSED' ORDER BY id", IncidentId::parse);
    addNewer(ids);
    return ids;
  }

  private void add(Set<EntityId> ids, String sql, Function<String, EntityId> parse)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(parse.apply(row.getString(1)));
      }
    }
  }

  private void addNewer(Set<EntityId> ids) throws SQLException {
    Offset seen = Projections.offset(connection, Views.NAME);
    String sql =
        "SELECT DISTINCT persistence_id FROM event_journal"
            + " WHERE (xid, ordering) > (CAST(? AS xid8), ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Long.toString(seen.xid()), Types.OTHER);
      statement.setLong(2, seen.ordering());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(PersistenceIds.parse(row.getString(1)));
        }
      }
    }
  }
}
