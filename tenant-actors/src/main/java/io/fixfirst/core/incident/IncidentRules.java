package io.fixfirst.core.incident;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.SlaClocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rule book of incidents. */
public final class IncidentRules implements Entity<Incident, IncidentCommand, IncidentEvent> {

  /** Who does what comes of a timer: {@link IncidentCommand.Resume}, Close, and so on. */
  public static final String TIMER = "timer";

  /** Who does what comes of alarms that have cleared or come back. */
  public static final String MONITORING = "monitoring";

  /** The longest text that is taken. */
  public static final int TEXT_MAX = 10_000;

  /** How far in the past a report may be. */
  public static final Duration PAST_MAX = Duration.ofDays(366);

  /** How far ahead something may be planned or promised. */
  public static final Duration AHEAD_MAX = Duration.ofDays(366);

  /** How far ahead of our clock another machine's may be. */
  public static final Duration SKEW_MAX = Duration.ofHours(1);

  @Override
  public EntityKind kind() {
    return EntityKind.INCIDENT;
  }

  @Override
  public Incident empty(EntityId id) {
    return new Incident(
        (IncidentId) id,
        Stage.ABSENT,
        null,
        SlaClocks.NONE,
        Alarms.NONE,
        Place.NOWHERE,
        Hands.NOBODY,
        DeskLink.SILENT,
        null,
        null,
        null,
        null,
        Incident.Updates.NONE,
        null,
        null,
        0,
        0);
  }

  @Override
  public Decision<IncidentEvent> decide(Incident incident, IncidentCommand command, Instant now) {
    return IncidentDecisions.decide(incident, command, now);
  }

  @Override
  public Incident evolve(Incident incident, IncidentEvent event) {
    return IncidentEvolution.evolve(incident, event);
  }

  @Override
  public List<Effect> react(Incident before, IncidentEvent event, Incident after) {
    return IncidentEffects.react(before, event, after);
  }

  @Override
  public List<Effect> resume(Incident incident) {
    return IncidentEffects.resume(incident);
  }

  @Override
  public Incident remains(Incident incident) {
    return incident.remains();
  }
}
