package io.fixfirst.core.desk;

import io.fixfirst.core.sla.Line;
import org.jspecify.annotations.Nullable;

/**
 * Which team a ticket goes to.
 *
 * <p>The team that it names, if there is one. Else a team of its line; of a line that the desk does
 * not have, the next that it has, upwards first: straight to the expert where there is no service
 * desk. Within the line, teams whose members have all skills come before others, then those that
 * take the category, then those that take whatever is left, then the shorter queue for each member.
 */
final class Routing {

  private static final Line[] LINES = Line.values();

  private Routing() {}

  /** {@return the team; null if the desk has none at all} */
  static @Nullable TeamFloor route(Desk desk, Ticket ticket) {
    if (ticket.team() != null) {
      TeamFloor named = desk.floors().get(ticket.team());
      if (named != null) {
        return named;
      }
    }
    int wanted = ticket.line().ordinal();
    for (int line = wanted; line < LINES.length; line++) {
      TeamFloor best = best(desk, ticket, LINES[line]);
      if (best != null) {
        return best;
      }
    }
    for (int line = wanted - 1; line >= 0; line--) {
      TeamFloor best = best(desk, ticket, LINES[line]);
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  private static @Nullable TeamFloor best(Desk desk, Ticket ticket, Line line) {
    TeamFloor best = null;
    for (TeamFloor floor : desk.floors().values()) {
      if (floor.team().line() == line && (best == null || better(floor, best, ticket))) {
        best = floor;
      }
    }
    return best;
  }

  private static boolean better(TeamFloor one, TeamFloor other, Ticket ticket) {
    int order = Boolean.compare(skilled(one, ticket), skilled(other, ticket));
    if (order == 0) {
      order = Integer.compare(takes(one.team(), ticket), takes(other.team(), ticket));
    }
    return order != 0 ? order > 0 : crowded(one) < crowded(other);
  }

  private static boolean skilled(TeamFloor floor, Ticket ticket) {
    if (floor.team().vendor() != null) {
      return true;
    }
    for (String skill : ticket.skills()) {
      if (!floor.skills().containsKey(skill)) {
        return false;
      }
    }
    return true;
  }

  private static int takes(Team team, Ticket ticket) {
    if (team.categories().contains(ticket.category())) {
      return 2;
    }
    return team.categories().isEmpty() ? 1 : 0;
  }

  private static double crowded(TeamFloor floor) {
    return floor.waiting() / (1.0 + floor.members().size());
  }
}
