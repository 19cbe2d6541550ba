package io.fixfirst.core.tenant;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.NumberMap;
import io.fixfirst.core.Recent;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is not closed, as its tenant sees it.
 *
 * <p>An incident is told of {@link #TOLD_MAX} standing alarms at a time, so that a storm of ten
 * thousand does not become ten thousand lines in its timeline. The others wait here. When the last
 * alarm that it knows of clears, the latest of those takes its place first: so the incident knows
 * of a standing alarm for as long as there is one, and its technical side is over only when all
 * have cleared.
 *
 * @param opening what it was opened with, until it has confirmed that it is open
 * @param service whose terms it is under; null for the contract's
 * @param resolved no more alarms join it
 * @param reopened how often it has been reopened, as far as it has said
 * @param termings how often its terms have changed since it was opened
 * @param major whether it knows of an alarm that makes it a P1 by rule, or was opened as one
 * @param told keys of the standing alarms that it knows of, by their order
 * @param waiting keys of the other standing alarms that belong to it
 * @param cleared the last alarms that it was told of and that have cleared since
 */
public record OpenIncident(
    long number,
    @Nullable Opening opening,
    @Nullable String service,
    boolean resolved,
    int reopened,
    int termings,
    boolean major,
    SortedMap<Long, String> told,
    SortedMap<Long, String> waiting,
    Recent<Cleared> cleared) {

  public OpenIncident {
    told = NumberMap.from(told);
    waiting = NumberMap.from(waiting);
  }

  public static final int TOLD_MAX = 200;
  static final int CLEARED_MAX = 1_000;

  /** What an incident is opened with. */
  public record Opening(
      DeskId desk, Report report, Terms terms, Instant at, @Nullable Alarm alarm) {}

  /** An alarm that is over. */
  public record Cleared(AlarmKey alarm, Instant raised) {}

  static OpenIncident opened(long number, Opening opening) {
    return new OpenIncident(
        number,
        opening,
        opening.report().service(),
        false,
        0,
        0,
        opening.report().major(),
        NumberMap.empty(),
        NumberMap.empty(),
        Recent.ofCapacity(CLEARED_MAX));
  }

  /** {@return the keys of all its standing alarms, in the order of their coming} */
  Collection<String> standing() {
    NumberMap<String> all = NumberMap.from(told);
    for (Map.Entry<Long, String> one : waiting.entrySet()) {
      all = all.plus(one.getKey(), one.getValue());
    }
    return all.values();
  }

  /** {@return whether an alarm that joins now is told, or waits} */
  private boolean tells(StandingAlarm alarm) {
    return told.size() < TOLD_MAX || (alarm.major() && !major);
  }

  OpenIncident join(StandingAlarm alarm) {
    String key = alarm.alarm().key().text();
    if (!tells(alarm)) {
      return with(told, NumberMap.from(waiting).plus(alarm.order(), key), cleared);
    }
    return new OpenIncident(
        number,
        opening,
        service,
        resolved,
        reopened,
        termings,
        major || alarm.major(),
        NumberMap.from(told).plus(alarm.order(), key),
        waiting,
        cleared.minus(key));
  }

  OpenIncident clear(StandingAlarm alarm) {
    Long order = alarm.order();
    if (!told.containsKey(order)) {
      return with(told, NumberMap.from(waiting).minus(order), cleared);
    }
    Recent<Cleared> more =
        cleared.plus(
            alarm.alarm().key().text(), new Cleared(alarm.alarm().key(), alarm.alarm().raised()));
    NumberMap<String> left = NumberMap.from(told).minus(order);
    if (!left.isEmpty() || waiting.isEmpty()) {
      return with(left, waiting, more);
    }
    NumberMap<String> others = NumberMap.from(waiting);
    Long last = others.lastKey();
    String next = Objects.requireNonNull(others.get(last));
    return with(NumberMap.<String>empty().plus(last, next), others.minus(last), more.minus(next));
  }

  OpenIncident confirmed() {
    return new OpenIncident(
        number, null, service, resolved, reopened, termings, major, told, waiting, cleared);
  }

  /** It has said so itself, so it is certainly open. */
  OpenIncident resolved(boolean now, int times) {
    return new OpenIncident(
        number, null, service, now, times, termings, major, told, waiting, cleared);
  }

  OpenIncident retermed() {
    return new OpenIncident(
        number, opening, service, resolved, reopened, termings + 1, major, told, waiting, cleared);
  }

  private OpenIncident with(
      SortedMap<Long, String> nowTold, SortedMap<Long, String> nowWaiting, Recent<Cleared> gone) {
    return new OpenIncident(
        number, opening, service, resolved, reopened, termings, major, nowTold, nowWaiting, gone);
  }
}
