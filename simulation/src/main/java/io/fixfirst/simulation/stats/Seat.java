package io.fixfirst.simulation.stats;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.TeamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One engineer's time: there or not, on a ticket or not, by the hour of the week. */
final class Seat {

  final EngineerId engineer;
  private final Window window;
  private final LocalWeek week;
  final long[] presentHours = new long[LocalWeek.HOURS];
  final long[] busyHours = new long[LocalWeek.HOURS];
  Map<TeamId, Double> shares = Map.of();
  Presence presence = Presence.OFF_SHIFT;
  @Nullable IncidentId on;
  boolean inCoreTeam;

  /** The team whose ticket they are on; null in a core team or on nothing. */
  @Nullable Floor team;

  long pickedUp;
  private long since;
  private long present;
  private long busy;
  private long inMajors;
  private long calledIn;

  Seat(EngineerId engineer, Window window, LocalWeek week) {
    this.engineer = engineer;
    this.window = window;
    this.week = week;
    this.since = window.from();
  }

  /** Counts the time up to now as what it was; before each change. */
  void account(long at) {
    long end = Math.min(at, window.until());
    if (end <= since) {
      return;
    }
    long time = end - since;
    if (inCoreTeam) {
      inMajors += time;
    }
    if (presence == Presence.PRESENT) {
      present += time;
      week.spread(since, end, presentHours);
      if (on != null) {
        busy += time;
        week.spread(since, end, busyHours);
        if (team != null) {
          team.worked += time;
        }
      }
    } else if (inCoreTeam) {
      calledIn += time;
    }
    since = end;
  }

  void free() {
    on = null;
    team = null;
    inCoreTeam = false;
  }

  void now(IncidentId incident, Floor forTeam) {
    on = incident;
    team = forTeam;
    inCoreTeam = false;
  }

  void joins(IncidentId major) {
    on = major;
    team = null;
    inCoreTeam = true;
  }

  long present() {
    return present;
  }

  long busy() {
    return busy;
  }

  /** {@return the part of their time that belongs to a team; all parts together are 1} */
  double part(TeamId ofTeam) {
    double all = 0;
    for (double share : shares.values()) {
      all += share;
    }
    Double share = shares.get(ofTeam);
    return share == null ? 0 : share / all;
  }

  void report(Figures figures) {
    String prefix = "engineers." + engineer.text() + ".";
    figures.putShare(prefix + "utilisation", busy, present);
    figures.put(prefix + "presentHours", Unit.HOURS, present / 3_600_000.0);
    figures.put(prefix + "majorHours", Unit.HOURS, inMajors / 3_600_000.0);
    figures.put(prefix + "calledInHours", Unit.HOURS, calledIn / 3_600_000.0);
    figures.put(prefix + "ticketsBegun", Unit.COUNT, pickedUp);
  }
}
