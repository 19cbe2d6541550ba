package io.fixfirst.core.desk;

import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engineer on the floor.
 *
 * <p>{@link #on} is the only place that says what somebody is active on, so nobody can be active on
 * two tickets. What they have been taken from for a P1 is {@link Place.Suspended}.
 *
 * @param on the ticket they are on, picked up or not, or the P1 in whose core team they are; null
 *     for none
 * @param freeSince since when they have been on nothing
 * @param worked for which team how much, lately
 * @param told the last turn of what they have said of belonging here
 * @param toldPresence the last turn of what they have said of their presence
 */
public record Seat(
    Member member,
    Presence presence,
    @Nullable Instant until,
    @Nullable IncidentId on,
    Instant freeSince,
    List<Worked> worked,
    int told,
    int toldPresence) {

  /**
   * Time worked for a team, which fades: it counts half after each week.
   *
   * <p>Halving at fixed moments, for all at once, keeps the sum in one number and never reorders
   * two people merely because time goes by.
   *
   * @param week counted from 1970, in which {@code millis} was right
   */
  public record Worked(TeamId team, long millis, long week) {

    private static final long WEEK_SECONDS = 7 * 24 * 3600L;

    static long week(Instant at) {
      return Math.floorDiv(at.getEpochSecond(), WEEK_SECONDS);
    }

    long millisAt(long atWeek) {
      return millis >> Math.clamp(atWeek - week, 0, 62);
    }
  }

  public Seat {
    worked = List.copyOf(worked);
  }

  /** {@return whether work can be handed to them} */
  public boolean idle() {
    return on == null && presence == Presence.PRESENT;
  }

  /** {@return hours worked lately for a team, per whole share of working time} */
  double load(TeamId team, long week) {
    Double share = member.shares().get(team);
    for (int i = 0; i < worked.size(); i++) {
      if (worked.get(i).team().equals(team)) {
        return worked.get(i).millisAt(week) / 3_600_000.0 / (share == null ? 1 : share);
      }
    }
    return 0;
  }

  /** {@return hours worked lately in all} */
  double hours(long week) {
    double sum = 0;
    for (int i = 0; i < worked.size(); i++) {
      sum += worked.get(i).millisAt(week) / 3_600_000.0;
    }
    return sum;
  }

  /** {@return the seat of somebody who has just come, and has not said yet that they are there} */
  static Seat of(Member member, Instant at, int told) {
    return new Seat(member, Presence.OFF_SHIFT, null, null, at, List.of(), told, 0);
  }

  Seat with(Member next, int turn) {
    return new Seat(next, presence, until, on, freeSince, worked, turn, toldPresence);
  }

  Seat with(Presence next, @Nullable Instant nextUntil, int turn) {
    return new Seat(member, next, nextUntil, on, freeSince, worked, told, turn);
  }

  Seat nowOn(IncidentId incident) {
    return new Seat(member, presence, until, incident, freeSince, worked, told, toldPresence);
  }

  Seat free(Instant at) {
    return new Seat(member, presence, until, null, at, worked, told, toldPresence);
  }

  Seat having(TeamId team, Duration time, Instant at) {
    long week = Worked.week(at);
    List<Worked> next = new ArrayList<>(worked.size() + 1);
    long millis = Math.max(0, time.toMillis());
    for (Worked one : worked) {
      if (one.team().equals(team)) {
        millis += one.millisAt(week);
      } else if (one.millisAt(week) > 0) {
        next.add(one);
      }
    }
    next.add(new Worked(team, millis, week));
    return new Seat(member, presence, until, on, freeSince, next, told, toldPresence);
  }
}
