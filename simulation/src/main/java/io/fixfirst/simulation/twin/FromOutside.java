package io.fixfirst.simulation.twin;

import io.fixfirst.core.Command;
import io.fixfirst.core.Event;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.core.tenant.TenantEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which commands from outside could have caused an event. A guess from the event alone: the rules
 * then say whether the command would have caused just this. What only messages and timers cause has
 * none.
 */
final class FromOutside {

  /** Where an event does not say who asked for it. */
  private static final String SOMEBODY = "somebody";

  /** Who changes an engineer's presence when nobody asks for it. */
  private static final Set<String> BY_ITSELF = Set.of("time", "night-call");

  private FromOutside() {}

  /**
   * {@return commands that could have caused it}
   *
   * @param state of the entity before it
   */
  static List<Command> of(Object state, Event event) {
    return switch (event) {
      case IncidentEvent incident -> incident(incident);
      case DeskEvent desk -> desk(desk);
      case TenantEvent tenant -> tenant(tenant);
      case DeviceEvent device -> DeviceFromOutside.of(state, device);
      case EngineerEvent engineer -> engineer(engineer);
      default -> throw new IllegalArgumentException("No entity has such an event (" + event + ").");
    };
  }

  private static List<Command> incident(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Acknowledged(_, var by, var engineer) ->
          List.of(new IncidentCommand.Acknowledge(by, engineer));
      case IncidentEvent.Escalated(_, var by, _, var to, var team, var skills, var reason) ->
          unless(
              by.equals(IncidentRules.TIMER),
              new IncidentCommand.Escalate(by, to, team, skills, reason));
      case IncidentEvent.Waiting(_, var by, var reason, var until, var text) ->
          List.of(new IncidentCommand.Wait(by, reason, until, text));
      case IncidentEvent.Resumed(_, var by) ->
          unless(by.equals(IncidentRules.TIMER), new IncidentCommand.Resume(by));
      case IncidentEvent.Reprioritised(_, var by, var impact, var urgency, _, var reason) ->
          List.of(new IncidentCommand.Reprioritise(by, impact, urgency, reason));
      case IncidentEvent.MajorDeclared(_, var by, var reason) ->
          List.of(new IncidentCommand.DeclareMajor(by, reason));
      case IncidentEvent.CoreTeamExtensionRequested(
              _,
              var by,
              _,
              var engineer,
              var vendor,
              var skills) ->
          unless(
              by.equals(IncidentRules.TIMER),
              new IncidentCommand.ExtendCoreTeam(by, engineer, vendor, skills));
      case IncidentEvent.WorkaroundReported(_, var by, var text) ->
          List.of(new IncidentCommand.ReportWorkaround(by, text));
      case IncidentEvent.Resolved(_, var by, var text, _) ->
          List.of(new IncidentCommand.Resolve(by, text));
      case IncidentEvent.Reopened(_, var by, var reason) ->
          List.of(new IncidentCommand.Reopen(by, reason));
      case IncidentEvent.Closed(_, var by) ->
          unless(by.equals(IncidentRules.TIMER), new IncidentCommand.Close(by));
      case IncidentEvent.NoteAdded(_, var by, var text) ->
          List.of(new IncidentCommand.AddNote(by, text));
      case IncidentEvent.UpdatePublished(var at, var by, var text, var next) ->
          List.of(
              new IncidentCommand.PublishUpdate(by, text, null),
              new IncidentCommand.PublishUpdate(by, text, between(at, next)));
      case IncidentEvent.ReviewFinished(_, var by, var findings, var prevention) ->
          List.of(new IncidentCommand.FinishReview(by, findings, prevention));
      case IncidentEvent.ReviewWritten(_, var by, var text) ->
          List.of(new IncidentCommand.WriteReview(by, text));
      case IncidentEvent.ReviewPublished(_, var by, var text) ->
          List.of(new IncidentCommand.PublishReview(by, text));
      case IncidentEvent.ResponsibilityRecorded(_, var by, var party, var text) ->
          List.of(new IncidentCommand.RecordResponsibility(by, party, text));
      case IncidentEvent.Opened _,
          IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.ClockBreached _,
          IncidentEvent.AlarmAdded _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.MorePaged _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.TermsApplied _,
          IncidentEvent.Queued _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.Assigned _,
          IncidentEvent.Returned _,
          IncidentEvent.WorkSuspended _,
          IncidentEvent.WorkReinstated _,
          IncidentEvent.CoreTeamFormed _,
          IncidentEvent.CoreTeamExtended _,
          IncidentEvent.CoreMemberLeft _,
          IncidentEvent.PageSeen _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewDue _ ->
          List.of();
    };
  }

  private static @Nullable Duration between(Instant at, @Nullable Instant next) {
    return next == null ? null : Duration.between(at, next);
  }

  private static List<Command> unless(boolean byItself, Command command) {
    return byItself ? List.of() : List.of(command);
  }

  private static List<Command> desk(DeskEvent event) {
    return switch (event) {
      case DeskEvent.Arranged(_, var teams) -> List.of(new DeskCommand.Arrange(teams));
      case DeskEvent.Assigned(_, var incident, var engineer, _, _, _, var by, _) ->
          List.of(new DeskCommand.AssignTo(incident, engineer, by));
      case DeskEvent.Queued(_, var ticket, var team, _) ->
          List.of(new DeskCommand.MoveToTeam(ticket.incident(), team, SOMEBODY));
      case DeskEvent.Returned(_, var incident, var engineer, _, var reason) ->
          List.of(new DeskCommand.GiveBack(incident, engineer, reason));
      case DeskEvent.Estimated(_, var incident, var effort, var by) ->
          List.of(new DeskCommand.Estimate(incident, effort, by));
      case DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.Revised _,
          DeskEvent.Withdrawn _,
          DeskEvent.PickedUp _,
          DeskEvent.CoreTeamFormed _,
          DeskEvent.AlsoPaged _,
          DeskEvent.CoreTeamExtended _,
          DeskEvent.CoreMemberLeft _,
          DeskEvent.MajorEnded _ ->
          List.of();
    };
  }

  private static List<Command> tenant(TenantEvent event) {
    return switch (event) {
      case TenantEvent.Registered(_, var name, var contract) ->
          List.of(new TenantCommand.Register(name, contract));
      case TenantEvent.Moved(_, var stage, var by) -> List.of(new TenantCommand.MoveTo(stage, by));
      case TenantEvent.ContractChanged(_, var contract, var by) ->
          List.of(new TenantCommand.ChangeContract(contract, by));
      case TenantEvent.IncidentOpened(_, _, var reference, var report, _, _) ->
          reference == null
              ? List.of()
              : List.of(new TenantCommand.ReportIncident(reference, report));
      case TenantEvent.MaintenanceScheduled(_, var maintenance, var by) ->
          List.of(new TenantCommand.ScheduleMaintenance(maintenance, by));
      case TenantEvent.MaintenanceEnded(_, var id, var by) ->
          by == null ? List.of() : List.of(new TenantCommand.CancelMaintenance(id, by));
      case TenantEvent.StatusPageSet(_, var page, var by) ->
          List.of(new TenantCommand.SetStatusPage(page, by));
      case TenantEvent.DeviceAttached _,
          TenantEvent.DeviceDetached _,
          TenantEvent.AlarmHeld _,
          TenantEvent.HeldAlarmCleared _,
          TenantEvent.AlarmCorrelated _,
          TenantEvent.AlarmCleared _,
          TenantEvent.AlarmClearedUnheard _,
          TenantEvent.OpeningConfirmed _,
          TenantEvent.IncidentResolved _,
          TenantEvent.IncidentReopened _,
          TenantEvent.IncidentClosed _ ->
          List.of();
    };
  }

  private static List<Command> engineer(EngineerEvent event) {
    return switch (event) {
      case EngineerEvent.Registered(_, var profile, _, _) ->
          List.of(new EngineerCommand.Register(profile));
      case EngineerEvent.Retired(_, var by) -> List.of(new EngineerCommand.Retire(by));
      case EngineerEvent.PresenceChanged(_, var presence, var until, var by) ->
          unless(BY_ITSELF.contains(by), new EngineerCommand.SetPresence(presence, until, by));
      case EngineerEvent.PageAcknowledged(_, var incident, var seenBefore) ->
          List.of(new EngineerCommand.AcknowledgePage(incident, seenBefore));
      case EngineerEvent.ShiftChanged _, EngineerEvent.Paged _, EngineerEvent.PageEnded _ ->
          List.of();
    };
  }
}
