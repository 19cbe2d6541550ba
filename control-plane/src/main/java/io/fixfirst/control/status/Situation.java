package io.fixfirst.control.status;

import io.fixfirst.control.status.StatusTenant.Service;
import io.fixfirst.control.status.StatusTenant.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What there is to say to a tenant at one moment.
 *
 * @param current incidents that go on, the worst first
 * @param past incidents that are over, the newest first
 * @param windows of maintenance, the next first
 * @param attained what was solved this month
 */
record Situation(
    StatusTenant tenant,
    Instant now,
    Level overall,
    List<ServiceState> services,
    List<StatusIncident> current,
    List<StatusIncident> past,
    List<Window> windows,
    Attained attained) {

  /** How long what is over is still told. */
  private static final Duration PAST = Duration.ofDays(14);

  /** A service, how it runs now and how it ran. */
  record ServiceState(Service service, Level level, History history) {}

  /**
   * What was solved this month of the tenant's calendar.
   *
   * @param kept within its target
   */
  record Attained(int solved, int kept) {}

  /**
   * {@return the situation}
   *
   * @param shown incidents of the last {@link History#DAYS} days
   */
  static Situation of(
      StatusTenant tenant, List<StatusIncident> shown, Attained attained, Instant now) {
    List<ServiceState> services =
        tenant.services().stream()
            .map(service -> state(tenant, service, of(service, shown), now))
            .toList();
    Level overall = Level.OPERATIONAL;
    for (ServiceState service : services) {
      overall = overall.worse(service.level());
    }
    for (StatusIncident incident : shown) {
      overall = overall.worse(incident.level());
    }
    for (Window window : tenant.windows()) {
      overall = window.isOpen(now) ? overall.worse(Level.MAINTENANCE) : overall;
    }
    return new Situation(
        tenant,
        now,
        overall,
        services,
        shown.stream()
            .filter(incident -> !incident.isOver())
            .sorted(
                Comparator.comparing(StatusIncident::level)
                    .thenComparing(StatusIncident::opened)
                    .reversed())
            .toList(),
        shown.stream()
            .filter(incident -> incident.isOver() && isFresh(incident, now))
            .sorted(Comparator.comparing(StatusIncident::opened).reversed())
            .toList(),
        tenant.windows().stream()
            .filter(window -> now.isBefore(window.to()))
            .sorted(Comparator.comparing(Window::from))
            .toList(),
        attained);
  }

  private static boolean isFresh(StatusIncident incident, Instant now) {
    return incident.resolved() != null && incident.resolved().isAfter(now.minus(PAST));
  }

  private static List<StatusIncident> of(Service service, List<StatusIncident> shown) {
    return shown.stream().filter(incident -> service.id().equals(incident.service())).toList();
  }

  private static ServiceState state(
      StatusTenant tenant, Service service, List<StatusIncident> incidents, Instant now) {
    Level level = Level.OPERATIONAL;
    for (StatusIncident incident : incidents) {
      level = level.worse(incident.level());
    }
    for (Window window : tenant.windows()) {
      if (window.isOpen(now) && window.concerns(service.id())) {
        level = level.worse(Level.MAINTENANCE);
      }
    }
    return new ServiceState(
        service, level, History.of(incidents, tenant.since(), now, tenant.zoneId()));
  }
}
