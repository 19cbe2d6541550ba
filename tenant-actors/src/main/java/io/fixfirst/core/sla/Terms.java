package io.fixfirst.core.sla;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contract promises for each incident, and how its incidents are handled. Carried by every
 * incident, so that it needs to ask nobody.
 *
 * <p>Whether they make sense is asked of {@link #problem} where they come in, so that what was
 * written down once can always be read again.
 *
 * @param hours when the clocks of all priorities below P1 run
 * @param matrix priority and resolve target by impact and urgency
 * @param respond respond target per priority, in service time; a priority without one has no
 *     respond clock
 * @param p1Resolve resolve target of a P1, around the clock
 * @param lineBudgets service time per line (OLA) as a share of the resolve target, more than 0 and
 *     at most 1; a line without one has no clock
 * @param pausedBy which kinds of waiting pause the clocks
 * @param warnAt share of the target at which a warning goes out, more than 0 and less than 1
 * @param touchLimit how long the 1st line may work on a ticket before it goes to the 2nd line; null
 *     where there are no lines
 * @param updateEvery how often the customer gets an update, per priority; none where absent
 * @param quietTime how long a resolved incident stays open to reopening before it closes
 * @param coreTeamSize engineers who take a P1, 1 or more
 * @param extendAfter how long a P1 may last before its core team is extended; null for never
 * @param reviewWithin how long after a P1 its review is due
 */
public record Terms(
    ServiceHours hours,
    PriorityMatrix matrix,
    Map<Priority, Duration> respond,
    Duration p1Resolve,
    Map<Line, Double> lineBudgets,
    Set<WaitReason> pausedBy,
    double warnAt,
    @Nullable Duration touchLimit,
    Map<Priority, Duration> updateEvery,
    Duration quietTime,
    int coreTeamSize,
    @Nullable Duration extendAfter,
    Duration reviewWithin) {

  /** The longest time that terms may speak of. */
  public static final Duration LONGEST = Duration.ofDays(3660);

  /** The largest core team. */
  public static final int CORE_TEAM_MAX = 50;

  /** How many weeks of service hours a target may take at most: ten years. */
  private static final int WEEKS_MAX = 520;

  private static final ServiceHours ALWAYS = ServiceHours.aroundTheClock(ZoneOffset.UTC);

  public Terms {
    respond = inOrder(Priority.class, respond);
    lineBudgets = inOrder(Line.class, lineBudgets);
    updateEvery = inOrder(Priority.class, updateEvery);
    Set<WaitReason> reasons = EnumSet.noneOf(WaitReason.class);
    reasons.addAll(pausedBy);
    pausedBy = Collections.unmodifiableSet(reasons);
  }

  /** The default terms of domain.md, in the given service hours. */
  public static Terms standard(ServiceHours hours) {
    return new Terms(
        hours,
        PriorityMatrix.DEFAULT,
        Map.of(
            Priority.P1, Duration.ofMinutes(15),
            Priority.HIGH, Duration.ofMinutes(30),
            Priority.NORMAL, Duration.ofHours(1),
            Priority.MEDIUM, Duration.ofHours(2),
            Priority.LOW, Duration.ofHours(4)),
        Duration.ofHours(4),
        Map.of(),
        Set.of(WaitReason.CUSTOMER),
        0.75,
        Duration.ofMinutes(15),
        Map.of(Priority.P1, Duration.ofMinutes(30)),
        Duration.ofDays(3),
        3,
        Duration.ofHours(1),
        Duration.ofDays(5));
  }

  /** {@return the service hours in which the clocks of this priority run} */
  public ServiceHours hoursOf(Priority priority) {
    return priority == Priority.P1 ? ALWAYS : hours;
  }

  /** {@return the resolve target of that priority; the matrix has one for each cell below P1} */
  public Duration resolve(Priority priority, Impact impact, Urgency urgency) {
    return priority == Priority.P1 ? p1Resolve : matrix.at(impact, urgency).resolve();
  }

  /**
   * {@return the service time that a line may hold a ticket of that resolve target; null if any}
   */
  public @Nullable Duration lineTarget(Line line, Duration resolve) {
    Double share = lineBudgets.get(line);
    return share == null ? null : Duration.ofMillis(Math.round(resolve.toMillis() * share));
  }

  /**
   * {@return what is wrong with these terms, in a sentence; null if incidents can be handled and
   * clocks can run under them}
   */
  public @Nullable String problem() {
    String problem = figures();
    if (problem == null) {
      problem = ServiceCalendar.problem(hours);
    }
    return problem == null ? reach() : problem;
  }

  private @Nullable String figures() {
    for (Duration target : respond.values()) {
      if (!isTime(target)) {
        return notTime("respond target", target);
      }
    }
    for (double share : lineBudgets.values()) {
      if (!(share > 0 && share <= 1)) {
        return "A line's budget is more than 0, at most 1 (was " + share + ").";
      }
    }
    for (Duration every : updateEvery.values()) {
      if (!isTime(every)) {
        return notTime("time between updates", every);
      }
    }
    if (!(warnAt > 0 && warnAt < 1)) {
      return "The share to warn at is more than 0 and less than 1 (was " + warnAt + ").";
    }
    if (coreTeamSize < 1 || coreTeamSize > CORE_TEAM_MAX) {
      return "A core team has 1 to " + CORE_TEAM_MAX + " engineers (was " + coreTeamSize + ").";
    }
    if (quietTime.isNegative() || quietTime.compareTo(LONGEST) > 0) {
      return "The quiet time is zero to " + LONGEST + " (was " + quietTime + ").";
    }
    if (!isTime(p1Resolve)) {
      return notTime("P1's resolve target", p1Resolve);
    }
    if (touchLimit != null && !isTime(touchLimit)) {
      return notTime("touch limit", touchLimit);
    }
    if (extendAfter != null && !isTime(extendAfter)) {
      return notTime("time after which a core team is extended", extendAfter);
    }
    return isTime(reviewWithin) ? null : notTime("time within which a review is due", reviewWithin);
  }

  /** Whether the targets can be reached in these hours before our calendars end. */
  private @Nullable String reach() {
    Duration longest = Duration.ZERO;
    for (Duration target : respond.values()) {
      longest = longer(longest, target);
    }
    for (Duration every : updateEvery.values()) {
      longest = longer(longest, every);
    }
    for (Impact impact : Impact.values()) {
      for (Urgency urgency : Urgency.values()) {
        longest = longer(longest, matrix.at(impact, urgency).resolve());
      }
    }
    Duration week = ServiceCalendar.weekOf(hours);
    return longest.compareTo(Duration.ofNanos(week.toNanos() * WEEKS_MAX)) <= 0
        ? null
        : "A target of "
            + longest
            + " takes more than ten years in these service hours, which are open for "
            + week
            + " a week.";
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static boolean isTime(Duration time) {
    return time.isPositive() && time.compareTo(LONGEST) <= 0;
  }

  private static String notTime(String what, Duration was) {
    return "A " + what + " is more than zero and at most " + LONGEST + " (was " + was + ").";
  }

  /** Sorted, so that what is written down is the same on every machine. */
  private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> kind, Map<K, V> map) {
    Map<K, V> sorted = new EnumMap<>(kind);
    sorted.putAll(map);
    return Collections.unmodifiableMap(sorted);
  }
}
