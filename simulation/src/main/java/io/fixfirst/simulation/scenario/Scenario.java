package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Terms;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One provider with its tenants: who they are, how much goes wrong, who works on it, and how it is
 * to be simulated.
 *
 * @param name short and stable, {@code kolding}
 * @param zone whose local time every time of day in the file is in
 * @param start where the scenario's own time begins
 * @param seed from which every stream of chance is derived
 * @param horizon how much time is simulated, warm-up included
 * @param warmUp how much of it is left out of the figures
 * @param replications how often it is simulated, each time with chance of its own
 * @param precision relative half-width of the 95 % intervals at which no more replications are
 *     needed; absent to run them all
 * @param targets what must hold, {@code High resolve >= 95 %}
 * @param profiles how a week's arrivals spread over its hours, by name
 * @param opening what is staged at the beginning, so that a newcomer has something to see
 */
public record Scenario(
    String name,
    @Default("") String title,
    @Default("UTC") ZoneId zone,
    @Default("2026-01-05T00:00") LocalDateTime start,
    @Default("1") long seed,
    @Default("P364D") Duration horizon,
    @Default("PT0S") Duration warmUp,
    @Default("20") int replications,
    @Nullable Double precision,
    @Default("[]") List<Target> targets,
    @Default("{}") Map<String, HourOfWeek> profiles,
    DeskPlan desk,
    @Default("{}") WorkPlan work,
    List<TenantPlan> tenants,
    @Default("[]") List<OpeningEvent> opening) {

  private static final Duration HORIZON_MOST = Duration.ofDays(366 * 100);

  public Scenario {
    Expect.slug("name", name);
    Expect.positive("horizon", horizon);
    if (horizon.compareTo(HORIZON_MOST) > 0) {
      throw new ExpectationException(
          "horizon", "expected at most " + HORIZON_MOST + " (was " + horizon + ")");
    }
    if (warmUp.isNegative() || warmUp.compareTo(horizon) >= 0) {
      throw new ExpectationException(
          "warmUp", "expected 0 or more, and less than the horizon (was " + warmUp + ")");
    }
    if (start.getYear() < 1950 || start.getYear() > 2090) {
      throw new ExpectationException(
          "start", "expected a time from 1950 to 2090 (was " + start + ")");
    }
    Expect.range("replications", replications, 1, 1_000_000);
    if (precision != null && !(precision > 0 && precision < 1)) {
      throw new ExpectationException(
          "precision", "expected a number above 0 and below 1, like 0.02 (was " + precision + ")");
    }
    Expect.notEmpty("tenants", tenants);
    title = title.isEmpty() ? name : title;
    targets = List.copyOf(targets);
    profiles = Ordered.copyOf(profiles);
    tenants = List.copyOf(tenants);
    opening = List.copyOf(opening);
  }

  /** {@return the instant at which the scenario begins} */
  public Instant startsAt() {
    return start.atZone(zone).toInstant();
  }

  /** {@return the hours that a profile stands for, which the file has been checked for} */
  public HourOfWeek hoursOf(Profile profile) {
    if (profile.hours() != null) {
      return profile.hours();
    }
    return Profile.AROUND_THE_CLOCK.equals(profile.name())
        ? HourOfWeek.FLAT
        : Objects.requireNonNull(profiles.get(Objects.requireNonNull(profile.name())));
  }

  /** {@return the terms of a tenant's contract, in the words of the core} */
  public Terms termsOf(TenantPlan tenant) {
    return tenant.contract().terms(zone, desk.has(1));
  }

  /** {@return the terms of one of a tenant's services, where it has its own; null otherwise} */
  public @Nullable Terms termsOf(TenantPlan tenant, TenantPlan.ServicePlan service) {
    return service.terms() == null ? null : service.terms().over(termsOf(tenant));
  }
}
