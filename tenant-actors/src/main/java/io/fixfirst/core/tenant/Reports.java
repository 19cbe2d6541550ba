package io.fixfirst.core.tenant;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;
import static io.fixfirst.core.Rejection.invalid;

import io.fixfirst.core.Decision;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantEvent.AlarmClearedUnheard;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a tenant decides when devices or people say that something is wrong. */
final class Reports {

  static final int ALARMS_MAX = 50_000;
  static final int REFERENCE_MAX = 200;
  static final int SUMMARY_MAX = 500;

  /** What the incident takes: a longer one would be accepted here and never open. */
  static final int DESCRIPTION_MAX = IncidentRules.TEXT_MAX;

  static final Rejection TOO_MANY =
      Rejection.conflict("tenant.too-many-alarms", "50,000 alarms of the tenant stand already.");
  static final Rejection NOT_SERVED =
      Rejection.conflict(
          "tenant.not-served", "The tenant is a prospect.", "Move it to its POC first.");

  private Reports() {}

  static Decision<TenantEvent> alarm(Known known, Alarm alarm, Instant now) {
    if (!alarm.device().tenant().equals(known.id())) {
      return reject(TenantDecisions.FOREIGN);
    }
    String key = alarm.key().text();
    StandingAlarm standing = known.alarms().get(key);
    Instant last = standing == null ? known.cleared().get(key) : standing.alarm().raised();
    if (last != null && !alarm.raised().isAfter(last)) {
      return unchanged(); // A repeat; or it is late, and has cleared since.
    }
    if (standing == null && known.alarms().size() >= ALARMS_MAX) {
      return reject(TOO_MANY);
    }
    Draft draft = new Draft(known, now);
    if (standing != null) {
      draft.clear(standing); // Raised anew: it has cleared in between.
    }
    return draft.take(alarm).decided();
  }

  static Decision<TenantEvent> cleared(Known known, ReportCleared cleared, Instant now) {
    String key = cleared.alarm().text();
    StandingAlarm standing = known.alarms().get(key);
    if (!cleared.alarm().device().tenant().equals(known.id())
        || (standing != null && !standing.alarm().device().equals(cleared.alarm().device()))) {
      return unchanged();
    }
    Draft draft = new Draft(known, now);
    Instant last = standing == null ? known.cleared().get(key) : standing.alarm().raised();
    if (standing != null && !cleared.raised().isBefore(last)) {
      draft.clear(standing);
    }
    if (last == null || cleared.raised().isAfter(last)) {
      // It comes before its alarm, which a device that died in between may have left on its way.
      draft.add(new AlarmClearedUnheard(now, cleared.alarm(), cleared.raised()));
    }
    return draft.decided();
  }

  static Decision<TenantEvent> incident(Known known, ReportIncident reported, Instant now) {
    if (!known.served()) {
      return reject(NOT_SERVED);
    }
    if (known.incidents().references().get(reported.reference()) != null) {
      return unchanged();
    }
    Rejection wrong = wrong(known, reported.reference(), reported.report());
    if (wrong != null) {
      return reject(wrong);
    }
    Report report = reported.report();
    return accept(
        new IncidentOpened(
            now,
            new IncidentId(known.id(), known.incidents().last() + 1),
            reported.reference(),
            report,
            null,
            known.contract().termsOf(report.service())));
  }

  private static @Nullable Rejection wrong(Known known, String reference, Report report) {
    if (!fits(reference, REFERENCE_MAX)) {
      return invalid("report.reference", "A report's reference has 1 to 200 characters.");
    }
    if (!fits(report.summary(), SUMMARY_MAX)) {
      return invalid("report.summary", "A summary has 1 to 500 characters.");
    }
    if (report.description() != null && report.description().length() > DESCRIPTION_MAX) {
      return invalid("report.description", "A description has 10,000 characters at most.");
    }
    if (!fits(report.category(), TenantDecisions.NAME_MAX)) {
      return invalid("report.category", "A category has 1 to 200 characters.");
    }
    if (report.service() != null && known.contract().service(report.service()) == null) {
      return invalid("report.service", "The contract has no such service.");
    }
    if (report.device() != null && !report.device().tenant().equals(known.id())) {
      return invalid("report.device", "The tenant has no such device.");
    }
    return null;
  }

  private static boolean fits(String text, int max) {
    return !text.isBlank() && text.length() <= max;
  }
}
