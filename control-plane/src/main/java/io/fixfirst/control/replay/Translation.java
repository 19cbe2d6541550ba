package io.fixfirst.control.replay;

import io.fixfirst.simulation.world.Request;
import java.time.Instant;
import java.util.List;

/**
 * Says a request of the scenario's time in the server's: its instants are real ones, and names that
 * somebody may give only once are this run's own, so that the same file can be replayed again.
 */
final class Translation {

  private final Timetable timetable;
  private final String run;

  Translation(Timetable timetable) {
    this.timetable = timetable;
    this.run = Long.toString(timetable.realStart().toEpochMilli(), Character.MAX_RADIX) + "-";
  }

  Request of(Request request) {
    return switch (request) {
      case Request.Measure(var device, var readings) ->
          new Request.Measure(device, readings(readings));
      case Request.Beat(var device, var at) -> new Request.Beat(device, real(at));
      case Request.Alert alert ->
          new Request.Alert(
              alert.device(),
              alert.name(),
              alert.summary(),
              alert.severity(),
              alert.category(),
              alert.service(),
              alert.site(),
              alert.firing(),
              real(alert.since()));
      case Request.Report report ->
          new Request.Report(
              report.tenant(),
              run + report.reference(),
              report.service(),
              report.summary(),
              report.category(),
              report.impact(),
              report.urgency(),
              report.channel(),
              report.major(),
              report.kind());
      case Request.PlanMaintenance(var tenant, var id, var from, var to, var reason) ->
          new Request.PlanMaintenance(tenant, run + id, real(from), real(to), reason);
      case Request.BePresent(var engineer, var presence, var until) ->
          new Request.BePresent(engineer, presence, until == null ? null : real(until));
      case Request.Arrange _,
          Request.Employ _,
          Request.TakeOn _,
          Request.MoveTo _,
          Request.Install _,
          Request.Acknowledge _,
          Request.Escalate _,
          Request.AskCustomer _,
          Request.AnswerAsCustomer _,
          Request.Resolve _,
          Request.WorkAround _,
          Request.Inform _,
          Request.Note _,
          Request.Reopen _,
          Request.Review _,
          Request.SeePage _ ->
          request;
    };
  }

  private List<Request.Reading> readings(List<Request.Reading> readings) {
    return readings.stream()
        .map(one -> new Request.Reading(one.metric(), one.value(), real(one.at())))
        .toList();
  }

  private Instant real(Instant scenario) {
    return timetable.published(scenario);
  }
}
