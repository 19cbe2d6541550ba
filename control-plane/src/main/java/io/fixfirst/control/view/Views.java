package io.fixfirst.control.view;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.journal.ReadModel;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The projection that keeps all tables of views; for one thread at a time. */
public final class Views {

  /** The name that its offset is kept under. */
  public static final String NAME = "views-2";

  /** Views kept in memory, of each kind. */
  private static final int KEPT_MAX = 10_000;

  /** An incident's view may be a hundred times as large as a device's. */
  private static final int INCIDENTS_KEPT_MAX = 1_000;

  private final RecentViews<TenantView> tenants =
      new RecentViews<>(Tables.TENANTS, TenantView::revision, KEPT_MAX);
  private final RecentViews<DeviceView> devices =
      new RecentViews<>(Tables.DEVICES, DeviceView::revision, KEPT_MAX);
  private final RecentViews<IncidentView> incidents =
      new RecentViews<>(Tables.INCIDENTS, IncidentView::revision, INCIDENTS_KEPT_MAX);
  private final RecentViews<EngineerView> engineers =
      new RecentViews<>(Tables.ENGINEERS, EngineerView::revision, KEPT_MAX);

  private Views() {}

  /** {@return the projection} */
  public static Projection projection() {
    return new Projection(NAME, () -> new Views()::write);
  }

  /** {@return the projection with its tables, all of which can be folded again} */
  public static ReadModel readModel() {
    return new ReadModel(
        projection(),
        List.of(
            ReadModel.Table.of(Tables.TENANTS.name()),
            ReadModel.Table.of(Tables.DEVICES.name()),
            ReadModel.Table.of(Tables.INCIDENTS.name()),
            ReadModel.Table.of(Tables.ENGINEERS.name()),
            ReadModel.Table.of(Tables.DESKS.name()),
            ReadModel.Table.of(Tables.TICKETS.name())),
        List.of());
  }

  private void write(Connection connection, List<JournalEvent> page) throws SQLException {
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
            fold(connection, tenants, events, (id, from) -> new TenantFold((TenantId) id, from));
        case DEVICE ->
            fold(connection, devices, events, (id, from) -> new DeviceFold((DeviceId) id, from));
        case INCIDENT ->
            fold(
                connection,
                incidents,
                events,
                (id, from) -> new IncidentFold((IncidentId) id, from));
        case ENGINEER ->
            fold(
                connection,
                engineers,
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
      RecentViews<V> recent,
      Map<EntityId, List<JournalEvent>> events,
      BiFunction<EntityId, @Nullable V, Fold<V>> begin)
      throws SQLException {
    Map<String, Long> next = new HashMap<>();
    events.forEach((id, all) -> next.put(id.text(), all.getFirst().revision()));
    Map<String, V> known = recent.load(connection, next);
    List<V> views = new ArrayList<>(events.size());
    events.forEach(
        (id, all) -> {
          Fold<V> fold = begin.apply(id, known.get(id.text()));
          all.forEach(event -> fold.apply(event.event(), event.revision()));
          views.add(fold.view());
        });
    recent.save(connection, views);
  }
}
