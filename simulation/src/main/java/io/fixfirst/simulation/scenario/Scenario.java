package io.fixfirst.simulation.scenario;

import io.fixfirst.simulation.Ordered;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One provider with its tenants: who they are, how much goes wrong, and who works on it.
 *
 * @param name short and stable, {@code kolding}
 * @param zone whose local time every time of day in the file is in
 * @param start where the scenario's own time begins
 * @param seed from which every stream of chance is derived
 * @param profiles how a week's arrivals spread over its hours, by name
 * @param opening what is staged at the beginning, so that a newcomer has something to see
 */
public record Scenario(
    String name,
    String title,
    ZoneId zone,
    LocalDateTime start,
    long seed,
    Map<String, HourOfWeek> profiles,
    DeskPlan desk,
    WorkPlan work,
    List<TenantPlan> tenants,
    List<OpeningEvent> opening) {

  public Scenario {
    Expect.slug("name", name);
    Expect.notEmpty("tenants", tenants);
    profiles = Ordered.copyOf(profiles);
    tenants = List.copyOf(tenants);
    opening = List.copyOf(opening);
  }

  /** {@return the instant at which the scenario begins} */
  public Instant startsAt() {
    return start.atZone(zone).toInstant();
  }
}
