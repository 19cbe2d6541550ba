package io.fixfirst.core.tenant;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.incident.Report;
import java.time.Instant;

/** What can be asked of a tenant. */
public sealed interface TenantCommand extends Command {

  /** Take it on as a prospect. */
  record Register(String name, Contract contract) implements TenantCommand {}

  /** Move it to another stage of its life; only the next one, or {@link Stage#LEAVING}. */
  record MoveTo(Stage stage, String by) implements TenantCommand {}

  /** Change its contract; its open incidents go on under the new terms without losing anything. */
  record ChangeContract(Contract contract, String by) implements TenantCommand {}

  /** A device has made itself known (from the device). */
  record AttachDevice(DeviceId device, DeviceProfile profile) implements TenantCommand {}

  /** A device is gone (from the device). */
  record DetachDevice(DeviceId device) implements TenantCommand {}

  /** An alarm is raised (from the device). */
  record ReportAlarm(Alarm alarm) implements TenantCommand {}

  /**
   * An alarm has cleared (from the device).
   *
   * @param raised when that alarm was raised; one that was raised later still stands
   */
  record ReportCleared(AlarmKey alarm, Instant raised) implements TenantCommand {}

  /**
   * A person reports an incident.
   *
   * @param reference of the report; a repeated one opens nothing new
   */
  record ReportIncident(String reference, Report report) implements TenantCommand {

    @Override
    public boolean urgent() {
      return report.major();
    }
  }

  /** The incident is open (from the incident). */
  record ConfirmOpened(IncidentId incident) implements TenantCommand {}

  /**
   * The incident is resolved; later alarms open a new one (from the incident).
   *
   * @param reopened how often it had been reopened; what is older than the last known is late
   */
  record NoteResolved(IncidentId incident, int reopened) implements TenantCommand {}

  /**
   * The incident is open again (from the incident).
   *
   * @param reopened how often it has been reopened, this time included
   */
  record NoteReopened(IncidentId incident, int reopened) implements TenantCommand {}

  /** The incident is closed and over (from the incident). */
  record NoteClosed(IncidentId incident) implements TenantCommand {}

  /** Plan a window in which alarms are held back. */
  record ScheduleMaintenance(Maintenance maintenance, String by) implements TenantCommand {}

  /** Choose who may see its status page. */
  record SetStatusPage(StatusPage page, String by) implements TenantCommand {}

  /** Cancel or end a window; what still alarms is raised now. */
  record CancelMaintenance(String id, String by) implements TenantCommand {}

  /** A window has ended (timer). */
  record EndMaintenance(String id) implements TenantCommand {}
}
