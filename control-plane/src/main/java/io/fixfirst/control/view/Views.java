package io.fixfirst.control.view;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The projection that keeps all tables of views. */
public final class Views {

  /** The name that its offset is kept under. */
  public static final String NAME = "views-1";

  private Views() {}

  /** {@return the projection} */
  public static Projection projection() {
    return new Projection(NAME, Views::write);
  }

  private static void write(Connection connection, List<JournalEvent> page) throws SQLException {
    Map<EntityKind, Map<EntityId, List<JournalEvent>>> byKind = new EnumMap<>(EntityKind.class);
    for (JournalEvent event : page) {
      byKind
          .computeIfAbsent(event.entity().kind(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(event.entity(), _ -> new ArrayList<>())
          .add(event);
    }
    for (Map.Entry<EntityKind, Map<EntityId, List<JournalEvent>>> one : byKind.entrySet()) {
      Map<EntityId, List<JournalEvent>> events = one.getValue();
      switch (one.getKey()) {
        case TENANT ->
            fold(
                connection,
                Tables.TENANTS,
                events,
                (id, from) -> new TenantFold((TenantId) id, from));
        case DEVICE ->
            fold(
                connection,
                Tables.DEVICES,
                events,
                (id, from) -> new DeviceFold((DeviceId) id, from));
        case INCIDENT ->
            fold(
                connection,
                Tables.INCIDENTS,
                events,
                (id, from) -> new IncidentFold((IncidentId) id, from));
        case ENGINEER ->
            fold(
                connection,
                Tables.ENGINEERS,
                events,
                (id, from) -> new EngineerFold((EngineerId) id, from));
        case DESK -> {
          for (Map.Entry<EntityId, List<JournalEvent>> desk : events.entrySet()) {
            DeskRows.write(connection, ((DeskId) desk.getKey()).text(), desk.getValue());
          }
        }
      }
    }
  }

  private static <V> void fold(
      Connection connection,
      Table<V> table,
      Map<EntityId, List<JournalEvent>> events,
      BiFunction<EntityId, @Nullable V, Fold<V>> begin)
      throws SQLException {
    Map<String, V> known =
        table.load(connection, events.keySet().stream().map(EntityId::text).toList());
    List<V> views = new ArrayList<>(events.size());
    events.forEach(
        (id, all) -> {
          Fold<V> fold = begin.apply(id, known.get(id.text()));
          all.forEach(event -> fold.apply(event.event(), event.revision()));
          views.add(fold.view());
        });
    table.save(connection, views);
  }
}
