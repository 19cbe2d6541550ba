package io.fixfirst.core.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * How well somebody who is free fits a ticket: +40 who has worked on it before, +20 who knows the
 * tenant, -1 for each skill that it does not need (specialists stay free, up to 5), and -1 for each
 * two hours worked lately for the team, per whole share of working time (up to 30): so somebody who
 * is there half the time gets half the work. With {@link DispatchPolicy#LEAST_LOADED} only the work
 * counts.
 */
final class Fitness {

  private static final double BEFORE = 40;
  private static final double KNOWS = 20;
  private static final int SPARE_MAX = 5;
  private static final double LOAD_MAX = 30;

  private Fitness() {}

  static double score(Seat seat, Ticket ticket, Team team, long week) {
    double load = seat.load(team.id(), week);
    if (team.policy() == DispatchPolicy.LEAST_LOADED) {
      return -load;
    }
    double score = -Math.min(LOAD_MAX, load / 2) - spare(seat, ticket);
    if (seat.member().id().equals(ticket.preferred())) {
      score += BEFORE;
    }
    if (seat.member().knows().contains(ticket.incident().tenant())) {
      score += KNOWS;
    }
    return score;
  }

  static List<String> reasons(Seat seat, Ticket ticket, Team team, long week) {
    List<String> reasons = new ArrayList<>(4);
    double load = seat.load(team.id(), week);
    if (team.policy() != DispatchPolicy.LEAST_LOADED) {
      if (seat.member().id().equals(ticket.preferred())) {
        reasons.add("has worked on it before +40");
      }
      if (seat.member().knows().contains(ticket.incident().tenant())) {
        reasons.add("knows " + ticket.incident().tenant() + " +20");
      }
      int spare = spare(seat, ticket);
      if (spare > 0) {
        reasons.add("has skills for other work -" + spare);
      }
      load = Math.min(LOAD_MAX, load / 2);
    }
    if (load > 0) {
      reasons.add("worked for " + team.id() + " lately -" + text(load));
    }
    return reasons;
  }

  static double round(double score) {
    return Math.rint(score * 10) / 10;
  }

  /** {@return a load with one decimal; much faster than to write a {@code double}} */
  private static String text(double load) {
    long tenths = (long) Math.rint(load * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  private static int spare(Seat seat, Ticket ticket) {
    return Math.min(SPARE_MAX, Math.max(0, seat.member().skills().size() - ticket.skills().size()));
  }
}
