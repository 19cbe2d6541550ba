package io.fixfirst.simulation.world;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.simulation.scenario.Absence;
import io.fixfirst.simulation.scenario.DateRange;
import io.fixfirst.simulation.scenario.DeskPlan;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Why an engineer who is on shift is not there: meetings, sickness, leave. */
final class Absences {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Outside outside;
  private final ZoneId zone;
  private final EngineerPlan plan;
  private final EngineerId engineer;
  private final List<Absence> reasons;
  private final Function<EngineerId, Presence> presence;
  private final Streams streams;

  Absences(
      Outside outside,
      ZoneId zone,
      DeskPlan desk,
      EngineerPlan plan,
      Function<EngineerId, Presence> presence,
      Streams streams) {
    this.outside = outside;
    this.zone = zone;
    this.plan = plan;
    this.engineer = new EngineerId(plan.id());
    this.reasons = desk.absencesOf(plan);
    this.presence = presence;
    this.streams = streams;
  }

  /** Goes on from now, for as long as the world does. */
  void begin() {
    for (DateRange days : plan.leave()) {
      long from = days.from().atStartOfDay(zone).toInstant().toEpochMilli();
      long until = days.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      if (until > outside.millis()) {
        outside.at(from, () -> beAway(Absence.Why.SICKNESS, until));
      }
    }
    for (int i = 0; i < reasons.size(); i++) {
      Absence reason = reasons.get(i);
      if (reason.at() != null) {
        weekly(reason.why(), ServiceCalendar.of(reason.at().in(zone, null)));
      } else if (reason.upHours() != null && reason.downHours() != null) {
        Chance chance = streams.named("absence/" + plan.id() + "/" + i);
        byChance(
            reason.why(),
            chance.draw(reason.upHours(), HOUR),
            chance.draw(reason.downHours(), HOUR));
      }
    }
  }

  private void weekly(Absence.Why why, ServiceCalendar hours) {
    Instant now = Instant.ofEpochMilli(outside.millis());
    Instant from = hours.isOpen(now) ? now : hours.nextOpening(now);
    Instant until = from == null ? null : hours.nextClosing(from);
    if (from != null && until != null) {
      long end = until.toEpochMilli();
      outside.at(from.toEpochMilli(), () -> beAway(why, end));
      outside.at(end, () -> weekly(why, hours));
    }
  }

  private void byChance(Absence.Why why, Draw up, Draw down) {
    long from = outside.millis() + up.millis();
    long until = from + down.millis();
    outside.at(from, () -> beAway(why, until));
    outside.at(until, () -> byChance(why, up, down));
  }

  private void beAway(Absence.Why why, long until) {
    Presence now = presence.apply(engineer);
    boolean matters =
        switch (why) {
          case MEETING -> now == Presence.PRESENT;
          case SICKNESS -> now != Presence.ON_LEAVE;
        };
    if (matters && until > outside.millis()) {
      Presence away = why == Absence.Why.MEETING ? Presence.MEETING : Presence.ON_LEAVE;
      Request request = new Request.BePresent(engineer, away, Instant.ofEpochMilli(until));
      outside.send(
          request,
          outcome -> {
            if (outcome instanceof Outcome.Lost) {
              outside.at(outside.millis() + 1_000, () -> beAway(why, until));
            }
          });
    }
  }
}
