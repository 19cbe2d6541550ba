package io.fixfirst.simulation.world;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.Maintenance;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.simulation.runtime.Answer;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product as the virtual runtime runs it. A request becomes the commands that the HTTP API
 * makes of it, and is carried out at once.
 */
public final class VirtualOutside implements Outside {

  private record Look(IncidentId incident, Consumer<TicketSeen> then) {}

  private final VirtualRuntime runtime;
  private final Callers callers = new Callers();
  private final Set<IncidentId> asked = new LinkedHashSet<>();
  private final Runnable lookAtAll = this::lookAtAll;
  private List<Look> looks = new ArrayList<>();
  private List<Look> looked = new ArrayList<>();
  private long refused;

  public VirtualOutside(VirtualRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public long millis() {
    return runtime.millis();
  }

  @Override
  public void at(long millis, Runnable what) {
    runtime.at(millis, what);
  }

  @Override
  public boolean isBusy() {
    return false;
  }

  /** {@return how many commands were refused} */
  public long refused() {
    return refused;
  }

  @Override
  public void look(IncidentId incident, Consumer<TicketSeen> then) {
    if (asked.add(incident)) {
      if (looks.isEmpty()) {
        runtime.at(runtime.millis(), lookAtAll);
      }
      looks.add(new Look(incident, then));
    }
  }

  private void lookAtAll() {
    List<Look> now = looks;
    looks = looked; // Two lists in turn: what is looked at may be asked for again meanwhile.
    asked.clear();
    for (Look look : now) {
      Incident incident = runtime.state(look.incident(), Incident.class);
      if (incident.stage() != Stage.ABSENT) {
        look.then().accept(Sight.of(incident));
      }
    }
    now.clear();
    looked = now;
  }

  @Override
  public void send(Request request, Consumer<Outcome> then) {
    then.accept(outcome(request));
  }

  private Outcome outcome(Request request) {
    return switch (request) {
      case Request.Arrange(var desk, var teams) -> ask(desk, new DeskCommand.Arrange(teams));
      case Request.Employ(var profile) ->
          ask(profile.member().id(), new EngineerCommand.Register(profile));
      case Request.TakeOn(var tenant, var name, var contract) ->
          ask(tenant, new TenantCommand.Register(name, contract));
      case Request.MoveTo(var tenant, var stage) ->
          ask(tenant, new TenantCommand.MoveTo(stage, Callers.OPERATOR));
      case Request.Install(var device, var profile) ->
          ask(device, new DeviceCommand.Register(profile));
      case Request.PlanMaintenance(var tenant, var id, var from, var to, var reason) ->
          ask(
              tenant,
              new TenantCommand.ScheduleMaintenance(
                  new Maintenance(id, from, to, Set.of(), Set.of(), reason), Callers.OPERATOR));
      case Request.Measure measure -> measure(measure);
      case Request.Beat(var device, var at) -> ask(device, new DeviceCommand.Beat(at));
      case Request.Alert alert -> ask(alert.device(), command(alert));
      case Request.Report report -> report(report);
      case Request.Acknowledge(var incident, var who) ->
          ask(incident, new IncidentCommand.Acknowledge(callers.engineer(who), who));
      case Request.Escalate(var incident, var who, var line, var skills, var reason) ->
          ask(
              incident,
              new IncidentCommand.Escalate(callers.engineer(who), line, null, skills, reason));
      case Request.AskCustomer(var incident, var who, var text) ->
          ask(
              incident,
              new IncidentCommand.Wait(callers.engineer(who), WaitReason.CUSTOMER, null, text));
      case Request.AnswerAsCustomer(var incident) ->
          ask(incident, new IncidentCommand.Resume(Callers.OPERATOR));
      case Request.Resolve(var incident, var who, var text) ->
          ask(incident, new IncidentCommand.Resolve(callers.engineer(who), text));
      case Request.WorkAround(var incident, var who, var text) ->
          ask(incident, new IncidentCommand.ReportWorkaround(callers.engineer(who), text));
      case Request.Inform(var incident, var who, var text) ->
          ask(incident, new IncidentCommand.PublishUpdate(callers.engineer(who), text, null));
      case Request.Note(var incident, var who, var text) ->
          ask(incident, new IncidentCommand.AddNote(callers.engineer(who), text));
      case Request.Reopen(var incident, var reason) ->
          ask(incident, new IncidentCommand.Reopen(callers.customer(incident.tenant()), reason));
      case Request.Review(var incident, var findings, var prevention) ->
          ask(incident, new IncidentCommand.FinishReview(Callers.OPERATOR, findings, prevention));
      case Request.SeePage(var who, var incident, var seenBefore) ->
          ask(who, new EngineerCommand.AcknowledgePage(incident, seenBefore));
      case Request.BePresent(var who, var presence, var until) ->
          ask(who, new EngineerCommand.SetPresence(presence, until, callers.engineer(who)));
    };
  }

  private Outcome measure(Request.Measure measure) {
    Outcome last = Outcome.Done.PLAIN;
    for (Request.Reading reading : measure.readings()) {
      last =
          ask(
              measure.device(),
              new DeviceCommand.TakeReading(reading.metric(), reading.value(), reading.at()));
    }
    return last;
  }

  private static DeviceCommand command(Request.Alert alert) {
    return alert.firing()
        ? new DeviceCommand.RaiseAlarm(
            alert.fingerprint(),
            alert.severity(),
            alert.summary(),
            alert.since(),
            alert.category(),
            alert.service(),
            alert.site())
        : new DeviceCommand.ClearAlarm(alert.fingerprint(), alert.since());
  }

  private Outcome report(Request.Report request) {
    String by = callers.customer(request.tenant());
    Report report =
        new Report(
            request.summary(),
            null,
            request.service(),
            null,
            request.category(),
            request.impact(),
            request.urgency(),
            request.major(),
            by,
            request.channel(),
            request.kind());
    return ask(
        request.tenant(),
        new TenantCommand.ReportIncident(by + " reference " + request.reference(), report));
  }

  private Outcome ask(EntityId to, Command command) {
    return switch (runtime.ask(to, command)) {
      case Answer.Done(var events) -> {
        IncidentId opened = opened(events);
        yield opened == null ? Outcome.Done.PLAIN : new Outcome.Done(opened);
      }
      case Answer.Refused(var rejection) -> {
        refused++;
        yield new Outcome.Refused(rejection.code());
      }
      case Answer.Lost _ -> new Outcome.Lost();
    };
  }

  private static @Nullable IncidentId opened(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof TenantEvent.IncidentOpened opened) {
        return opened.incident();
      }
    }
    return null;
  }
}
