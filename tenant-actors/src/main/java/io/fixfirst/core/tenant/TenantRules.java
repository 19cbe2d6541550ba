package io.fixfirst.core.tenant;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.Unknown;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.CancelMaintenance;
import io.fixfirst.core.tenant.TenantCommand.ChangeContract;
import io.fixfirst.core.tenant.TenantCommand.ConfirmOpened;
import io.fixfirst.core.tenant.TenantCommand.DetachDevice;
import io.fixfirst.core.tenant.TenantCommand.EndMaintenance;
import io.fixfirst.core.tenant.TenantCommand.MoveTo;
import io.fixfirst.core.tenant.TenantCommand.NoteClosed;
import io.fixfirst.core.tenant.TenantCommand.NoteReopened;
import io.fixfirst.core.tenant.TenantCommand.NoteResolved;
import io.fixfirst.core.tenant.TenantCommand.Register;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import io.fixfirst.core.tenant.TenantCommand.SetStatusPage;
import java.time.Instant;
import java.util.List;

/**
 * The rules of a tenant: what it has bought, and which alarms and reports become which incidents.
 *
 * <p>A prospect is not served: people's reports are refused, and alarms wait until it has become a
 * POC; what still alarms then is raised. From the POC on it is served in every stage, until it has
 * left.
 *
 * <p>An incident that people have resolved takes no more alarms; what clears is still told to it.
 * An alarm that goes on after its incident is closed is raised anew: it waits for the end of a
 * maintenance, joins another incident, or opens one.
 */
public final class TenantRules implements Entity<Tenant, TenantCommand, TenantEvent> {

  static final Rejection UNKNOWN = Rejection.notFound("tenant.unknown", "No such tenant is known.");

  @Override
  public EntityKind kind() {
    return EntityKind.TENANT;
  }

  @Override
  public Tenant empty(EntityId id) {
    return new Unknown((TenantId) id);
  }

  private record Row(Tenant tenant, TenantCommand command) {}

  @Override
  public Decision<TenantEvent> decide(Tenant tenant, TenantCommand command, Instant now) {
    return switch (new Row(tenant, command)) {
      case Row(Unknown _, Register register) -> TenantDecisions.register(register, now);
      case Row(Unknown _, ReportCleared _),
          Row(Unknown _, DetachDevice _),
          Row(Unknown _, EndMaintenance _),
          Row(Unknown _, ConfirmOpened _),
          Row(Unknown _, NoteResolved _),
          Row(Unknown _, NoteReopened _),
          Row(Unknown _, NoteClosed _) ->
          unchanged();
      case Row(Unknown _, MoveTo _),
          Row(Unknown _, ChangeContract _),
          Row(Unknown _, AttachDevice _),
          Row(Unknown _, ReportAlarm _),
          Row(Unknown _, ReportIncident _),
          Row(Unknown _, ScheduleMaintenance _),
          Row(Unknown _, CancelMaintenance _),
          Row(Unknown _, SetStatusPage _) ->
          reject(UNKNOWN);

      case Row(Known known, Register register) -> TenantDecisions.registerAgain(known, register);
      case Row(Known known, MoveTo move) -> TenantDecisions.move(known, move, now);
      case Row(Known known, ChangeContract change) ->
          TenantDecisions.changeContract(known, change, now);
      case Row(Known known, AttachDevice attach) -> TenantDecisions.attach(known, attach, now);
      case Row(Known known, DetachDevice(var device)) -> TenantDecisions.detach(known, device, now);

      case Row(Known known, ReportAlarm(var alarm)) -> Reports.alarm(known, alarm, now);
      case Row(Known known, ReportCleared cleared) -> Reports.cleared(known, cleared, now);
      case Row(Known known, ReportIncident report) -> Reports.incident(known, report, now);

      case Row(Known known, ConfirmOpened(var id)) -> TenantDecisions.confirm(known, id, now);
      case Row(Known known, NoteResolved note) -> TenantDecisions.resolved(known, note, now);
      case Row(Known known, NoteReopened note) -> TenantDecisions.reopened(known, note, now);
      case Row(Known known, NoteClosed(var id)) -> TenantDecisions.closed(known, id, now);

      case Row(Known known, ScheduleMaintenance schedule) -> Windows.schedule(known, schedule, now);
      case Row(Known known, CancelMaintenance cancel) -> Windows.cancel(known, cancel, now);
      case Row(Known known, EndMaintenance(var id)) -> Windows.end(known, id, now);

      case Row(Known known, SetStatusPage set) -> TenantDecisions.setStatusPage(known, set, now);
    };
  }

  @Override
  public Tenant evolve(Tenant tenant, TenantEvent event) {
    return TenantEvolution.evolve(tenant, event);
  }

  @Override
  public List<Effect> react(Tenant before, TenantEvent event, Tenant after) {
    return TenantEffects.react(before, event, after);
  }

  @Override
  public List<Effect> resume(Tenant tenant) {
    return TenantEffects.resume(tenant);
  }
}
