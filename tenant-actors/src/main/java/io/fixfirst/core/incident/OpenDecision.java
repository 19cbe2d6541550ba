package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.reject;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an incident opens: its clocks begin, and the desk or a core team is called. */
final class OpenDecision {

  private OpenDecision() {}

  static Decision<IncidentEvent> open(Incident absent, IncidentCommand.Open command, Instant now) {
    Rejection problem = problem(command, now);
    if (problem != null) {
      return reject(problem);
    }
    Report report = command.report();
    Priority priority =
        report.major()
            ? Priority.P1
            : command.terms().matrix().at(report.impact(), report.urgency()).priority();
    Draft draft = new Draft(absent, now);
    draft.tell(
        new IncidentEvent.Opened(
            now,
            command.desk(),
            report,
            command.terms(),
            priority,
            command.opened(),
            command.alarm()));
    draft.moveClocks(moves -> IncidentClocks.begin(moves, draft.incident()));
    if (report.major()) {
      draft.tell(new IncidentEvent.MajorDeclared(now, report.by(), whoSaysSo(report)));
    }
    return draft.promiseUpdate().done();
  }

  private static String whoSaysSo(Report report) {
    if (report.by().startsWith("customer:")) {
      return "The customer says that impact is high.";
    }
    return report.by().startsWith("device:")
        ? "By rule: a critical alarm on a service whose failure is a P1."
        : "Reported as a major incident.";
  }

  private static @Nullable Rejection problem(IncidentCommand.Open command, Instant now) {
    Report report = command.report();
    Rejection problem =
        Texts.problem(
            "summary", report.summary(),
            "category", report.category(),
            "reporter", report.by(),
            "channel", report.channel());
    if (problem == null) {
      problem = Texts.tooLong("description", report.description());
    }
    if (problem != null) {
      return problem;
    }
    if (command.opened().isBefore(now.minus(IncidentRules.PAST_MAX))
        || command.opened().isAfter(now.plus(IncidentRules.SKEW_MAX))) {
      return Rejection.invalid(
          "incident.bad-time",
          "An incident is opened within the last year and not ahead of time (was "
              + command.opened()
              + ").");
    }
    String terms = command.terms().problem();
    return terms == null ? null : Rejection.invalid("incident.bad-terms", terms);
  }
}
