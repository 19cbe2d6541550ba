package io.fixfirst.control.view;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.journal.ProjectionHandler;
import io.fixfirst.actors.journal.ReadModel;
import io.fixfirst.control.view.Span.AlarmBody;
import io.fixfirst.control.view.Span.Kind;
import io.fixfirst.control.view.Span.PresenceBody;
import io.fixfirst.control.view.Span.StageBody;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.TenantEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The projection that keeps what was so from when to when, besides tickets: alarms and silences of
 * devices, presence and pages of engineers, stages of tenants.
 */
public final class Past implements ProjectionHandler {

  /** The name that its offset is kept under. */
  public static final String NAME = "past-1";

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final int SWEPT_MAX = 10_000;

  private final Duration keep;
  private Instant swept = Instant.EPOCH;
  private Instant newest = Instant.EPOCH;

  private Past(Duration keep) {
    this.keep = keep;
  }

  /**
   * {@return the projection}
   *
   * @param keep how long what is over is kept, in the desk's time
   */
  public static Projection projection(Duration keep) {
    return new Projection(NAME, () -> new Past(keep));
  }

  /** {@return the projection with its table, but for what is over for longer than it is kept} */
  public static ReadModel readModel(Duration keep) {
    List<String> key = List.of("kind", "entity", "what", "revision");
    return new ReadModel(
        projection(keep), List.of(new ReadModel.Table("past_span", key)), List.of());
  }

  /** What is swept here an hour later than there is no difference. */
  @Override
  public String forgotten(String row) {
    return "%s.to_at < '%s'::timestamptz".formatted(row, newest.minus(keep));
  }

  @Override
  public void handle(Connection connection, List<JournalEvent> page) throws SQLException {
    SpanPage spans = new SpanPage();
    Instant last = Instant.EPOCH;
    for (JournalEvent event : page) {
      switch (event.entity()) {
        case DeviceId id -> device(spans, id, (DeviceEvent) event.event(), event.revision());
        case EngineerId id -> engineer(spans, id, (EngineerEvent) event.event(), event.revision());
        case TenantId id -> tenant(spans, id, (TenantEvent) event.event(), event.revision());
        case IncidentId _, DeskId _ -> {
          continue; // Tickets are folded when somebody asks.
        }
      }
      last = event.at();
      newest = last.isAfter(newest) ? last : newest;
    }
    spans.write(connection);
    sweep(connection, last);
  }

  private static void device(SpanPage spans, DeviceId id, DeviceEvent event, long revision) {
    String device = id.text();
    String tenant = id.tenant().text();
    switch (event) {
      case DeviceEvent.AlarmRaised(var at, var alarm, _) ->
          spans.begin(
              Kind.ALARM,
              device,
              alarm.identity(),
              tenant,
              revision,
              at,
              new AlarmBody(alarm.severity(), alarm.summary(), alarm.raised()));
      case DeviceEvent.AlarmCleared(var at, var identity, _, _) ->
          spans.end(Kind.ALARM, device, identity, at);
      case DeviceEvent.Silenced(var at, _, _, _) ->
          spans.begin(Kind.SILENCE, device, "", tenant, revision, at, Map.of());
      case DeviceEvent.SilenceEnded(var at) -> spans.end(Kind.SILENCE, device, "", at);
      case DeviceEvent.Retired(var at) -> {
        spans.endAll(Kind.ALARM, device, at);
        spans.endAll(Kind.SILENCE, device, at);
      }
      case DeviceEvent.Registered _,
          DeviceEvent.Noticed _,
          DeviceEvent.Calmed _,
          DeviceEvent.HoldStarted _,
          DeviceEvent.HoldEnded _,
          DeviceEvent.HeartbeatSeen _,
          DeviceEvent.AlarmHeld _,
          DeviceEvent.AlarmRenewed _,
          DeviceEvent.HeldAlarmCleared _,
          DeviceEvent.FlappingStarted _,
          DeviceEvent.FlappingProlonged _,
          DeviceEvent.FlappingEnded _ -> {
        // No alarm begins or ends by it.
      }
    }
  }

  private static void engineer(SpanPage spans, EngineerId id, EngineerEvent event, long revision) {
    String who = id.text();
    switch (event) {
      case EngineerEvent.Registered(var at, _, var presence, _) ->
          present(spans, who, revision, at, presence, null);
      case EngineerEvent.PresenceChanged(var at, var presence, var until, _) ->
          present(spans, who, revision, at, presence, until);
      case EngineerEvent.ShiftChanged(var at, var presence, _) ->
          present(spans, who, revision, at, presence, null);
      case EngineerEvent.Retired(var at, _) -> {
        spans.endAll(Kind.PRESENCE, who, at);
        spans.endAll(Kind.PAGE, who, at);
      }
      case EngineerEvent.Paged e ->
          spans.begin(Kind.PAGE, who, e.incident().text(), null, revision, e.at(), Map.of());
      case EngineerEvent.PageAcknowledged(var at, var incident, _) ->
          spans.end(Kind.PAGE, who, incident.text(), at);
      case EngineerEvent.PageEnded(var at, var incident, _, _) ->
          spans.end(Kind.PAGE, who, incident.text(), at);
    }
  }

  private static void present(
      SpanPage spans,
      String who,
      long revision,
      Instant at,
      Presence presence,
      @Nullable Instant until) {
    spans.begin(Kind.PRESENCE, who, "", null, revision, at, new PresenceBody(presence, until));
  }

  private static void tenant(SpanPage spans, TenantId id, TenantEvent event, long revision) {
    switch (event) {
      case TenantEvent.Registered(var at, _, _) ->
          stage(spans, id.text(), revision, at, Stage.PROSPECT);
      case TenantEvent.Moved(var at, var stage, _) -> stage(spans, id.text(), revision, at, stage);
      case TenantEvent.ContractChanged _,
          TenantEvent.MaintenanceScheduled _,
          TenantEvent.MaintenanceEnded _,
          TenantEvent.StatusPageSet _,
          TenantEvent.DeviceAttached _,
          TenantEvent.DeviceDetached _,
          TenantEvent.AlarmHeld _,
          TenantEvent.HeldAlarmCleared _,
          TenantEvent.IncidentOpened _,
          TenantEvent.AlarmCorrelated _,
          TenantEvent.AlarmCleared _,
          TenantEvent.AlarmClearedUnheard _,
          TenantEvent.OpeningConfirmed _,
          TenantEvent.IncidentResolved _,
          TenantEvent.IncidentReopened _,
          TenantEvent.IncidentClosed _ -> {
        // Its stage stays.
      }
    }
  }

  private static void stage(SpanPage spans, String tenant, long revision, Instant at, Stage stage) {
    spans.begin(Kind.STAGE, tenant, "", tenant, revision, at, new StageBody(stage));
  }

  private void sweep(Connection connection, Instant now) throws SQLException {
    if (now.isBefore(swept.plus(SWEEP_EVERY))) {
      return;
    }
    String sql =
        "DELETE FROM past_span WHERE ctid = ANY (ARRAY("
            + "SELECT ctid FROM past_span WHERE past_scale(from_at, to_at) IN (0, 1, 2, 3) AND to_at < ? LIMIT "
            + SWEPT_MAX
            + "))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Column.toSql(connection, now.minus(keep)));
      if (statement.executeUpdate() < SWEPT_MAX) {
        swept = now;
      }
    }
  }
}
