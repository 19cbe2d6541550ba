package io.fixfirst.control.stream;

import io.fixfirst.core.Event;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.tenant.TenantEvent;

/** How much of an event an audience sees. */
enum Sight {
  ALL,
  /** Without what speaks of other tenants. */
  WITHOUT_OTHERS,
  HIDDEN;

  static Sight of(Event event, Audience audience) {
    if (audience == Audience.HOUSE) {
      return ALL;
    }
    return switch (event) {
      case IncidentEvent incident -> of(incident, audience);
      case TenantEvent tenant -> of(tenant, audience);
      case DeviceEvent _ -> ALL;
      case DeskEvent _, EngineerEvent _ -> HIDDEN;
      default -> HIDDEN;
    };
  }

  private static Sight of(IncidentEvent event, Audience audience) {
    return switch (event) {
      case IncidentEvent.Assigned _,
          IncidentEvent.CoreTeamFormed _,
          IncidentEvent.CoreTeamExtended _,
          IncidentEvent.CoreMemberLeft _ ->
          WITHOUT_OTHERS;
      case IncidentEvent.WorkSuspended _,
          IncidentEvent.WorkReinstated _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.MorePaged _,
          IncidentEvent.PageSeen _ ->
          HIDDEN;
      case IncidentEvent.NoteAdded _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.CoreTeamExtensionRequested _,
          IncidentEvent.ReviewDue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewFinished _,
          IncidentEvent.Returned _,
          IncidentEvent.TermsApplied _ ->
          audience == Audience.CUSTOMER ? HIDDEN : ALL;
      case IncidentEvent.Opened _,
          IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockBreached _,
          IncidentEvent.AlarmAdded _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.Queued _,
          IncidentEvent.Escalated _,
          IncidentEvent.Waiting _,
          IncidentEvent.Resumed _,
          IncidentEvent.Reprioritised _,
          IncidentEvent.MajorDeclared _,
          IncidentEvent.WorkaroundReported _,
          IncidentEvent.Resolved _,
          IncidentEvent.Reopened _,
          IncidentEvent.Closed _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.ReviewPublished _,
          IncidentEvent.ResponsibilityRecorded _ ->
          ALL;
    };
  }

  private static Sight of(TenantEvent event, Audience audience) {
    return switch (event) {
      case TenantEvent.AlarmClearedUnheard _ -> HIDDEN;
      case TenantEvent.Registered _,
          TenantEvent.ContractChanged _,
          TenantEvent.StatusPageSet _ -> // Its secret is for those who hand out the link.
          audience == Audience.CUSTOMER ? HIDDEN : ALL;
      case TenantEvent.Moved _,
          TenantEvent.DeviceAttached _,
          TenantEvent.DeviceDetached _,
          TenantEvent.AlarmHeld _,
          TenantEvent.HeldAlarmCleared _,
          TenantEvent.IncidentOpened _,
          TenantEvent.AlarmCorrelated _,
          TenantEvent.AlarmCleared _,
          TenantEvent.OpeningConfirmed _,
          TenantEvent.IncidentResolved _,
          TenantEvent.IncidentReopened _,
          TenantEvent.IncidentClosed _,
          TenantEvent.MaintenanceScheduled _,
          TenantEvent.MaintenanceEnded _ ->
          ALL;
    };
  }
}
