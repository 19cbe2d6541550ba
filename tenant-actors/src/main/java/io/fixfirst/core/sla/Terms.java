package io.fixfirst.core.sla;

import io.fixfirst.core.calendar.ServiceHours;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a contract promises for each incident, and how its incidents are handled. Carried by every
 * incident, so that it needs to ask nobody.
 *
 * @param hours when the clocks of all priorities below P1 run
 * @param matrix priority and resolve target by impact and urgency
 * @param respond respond target per priority, in service time; a priority without one has no
 *     respond clock
 * @param p1Resolve resolve target of a P1, around the clock
 * @param lineBudgets service time per line (OLA) as a share of the resolve target, 0 to 1; a line
 *     without one has no clock
 * @param pausedBy which kinds of waiting pause the respond and resolve clocks
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
    return priority == Priority.P1 ? ServiceHours.aroundTheClock(ZoneOffset.UTC) : hours;
  }
}
