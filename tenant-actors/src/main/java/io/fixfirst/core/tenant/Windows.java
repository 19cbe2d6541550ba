package io.fixfirst.core.tenant;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;
import static io.fixfirst.core.Rejection.invalid;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.TenantCommand.CancelMaintenance;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceEnded;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceScheduled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant decides about its maintenance windows. Windows may overlap: an alarm is held back
 * until none covers it any more.
 */
final class Windows {

  static final int WINDOWS_MAX = 200;
  static final int NAMES_MAX = 1_000;
  static final Duration LENGTH_MAX = Duration.ofDays(31);
  static final Duration AHEAD_MAX = Duration.ofDays(2 * 366);

  static final Rejection EXISTS =
      Rejection.conflict(
          "maintenance.exists",
          "Another maintenance of this id is planned.",
          "Cancel it first, or choose another id.");
  static final Rejection TOO_MANY =
      Rejection.conflict("maintenance.too-many", "200 maintenance windows are planned already.");

  private Windows() {}

  static Decision<TenantEvent> schedule(Known known, ScheduleMaintenance schedule, Instant now) {
    Maintenance window = schedule.maintenance();
    Maintenance same = known.windows().get(window.id());
    if (same != null) {
      return same.equals(window) ? unchanged() : reject(EXISTS);
    }
    Rejection wrong = wrong(window, now);
    if (wrong == null && known.windows().size() >= WINDOWS_MAX) {
      wrong = TOO_MANY;
    }
    return wrong != null
        ? reject(wrong)
        : accept(new MaintenanceScheduled(now, window, schedule.by()));
  }

  static Decision<TenantEvent> cancel(Known known, CancelMaintenance cancel, Instant now) {
    return known.windows().containsKey(cancel.id())
        ? over(known, cancel.id(), cancel.by(), now)
        : unchanged();
  }

  static Decision<TenantEvent> end(Known known, String id, Instant now) {
    Maintenance window = known.windows().get(id);
    return window == null || now.isBefore(window.to()) ? unchanged() : over(known, id, null, now);
  }

  private static Decision<TenantEvent> over(
      Known known, String id, @Nullable String by, Instant now) {
    return new Draft(known, now).add(new MaintenanceEnded(now, id, by)).release().decided();
  }

  private static @Nullable Rejection wrong(Maintenance window, Instant now) {
    if (window.id().isBlank() || window.id().length() > TenantDecisions.NAME_MAX) {
      return invalid("maintenance.id", "A maintenance's id has 1 to 200 characters.");
    }
    if (!window.to().isAfter(now)) {
      return invalid("maintenance.to", "A maintenance ends in the future.");
    }
    if (!window.from().isBefore(window.to())
        || window.to().isAfter(window.from().plus(LENGTH_MAX))) {
      return invalid("maintenance.to", "A maintenance ends after it begins, within 31 days.");
    }
    if (window.from().isAfter(now.plus(AHEAD_MAX))) {
      return invalid("maintenance.from", "A maintenance begins within two years.");
    }
    if (window.devices().size() > NAMES_MAX) {
      return invalid("maintenance.devices", "A maintenance names 1,000 devices at most.");
    }
    if (window.services().size() > NAMES_MAX) {
      return invalid("maintenance.services", "A maintenance names 1,000 services at most.");
    }
    return null;
  }
}
