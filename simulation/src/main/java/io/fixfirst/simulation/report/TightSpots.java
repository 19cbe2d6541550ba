package io.fixfirst.simulation.report;

import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.PriorityNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What gives way first: the busiest team, its busiest hour, the longest wait, the SLA least kept.
 */
final class TightSpots {

  /** People of a team who must be there on average for an hour of the week to be worth telling. */
  private static final double PRESENT_MIN = 0.25;

  private final Results results;
  private final List<ReportPage.Tile> tiles = new ArrayList<>();

  private TightSpots(Results results) {
    this.results = results;
  }

  static List<ReportPage.Tile> of(Results results) {
    TightSpots spots = new TightSpots(results);
    spots.busiestTeam();
    spots.busiestHour();
    spots.longestWait();
    spots.leastKept();
    spots.majors();
    return List.copyOf(spots.tiles);
  }

  private void busiestTeam() {
    String team = most("utilisation");
    Estimate busy = team == null ? null : results.figure("teams." + team + ".utilisation");
    if (team != null && busy != null) {
      add("Busiest team: " + label(team), busy, "of the time that its people are present");
    }
  }

  private void busiestHour() {
    double most = 0;
    String where = "";
    int when = 0;
    for (Map.Entry<String, Results.Week> entry : results.weeks().entrySet()) {
      Results.Week week = entry.getValue();
      for (int hour = 0; hour < week.present().length; hour++) {
        Double busy = week.utilisation()[hour];
        if (busy != null && busy > most && week.present()[hour] >= PRESENT_MIN) {
          most = busy;
          where = week.label();
          when = hour;
        }
      }
    }
    if (most > 0) {
      tiles.add(
          new ReportPage.Tile(
              "plain",
              "",
              "Busiest hour of the week: " + HoursOfWeek.name(when),
              Words.number(100 * most) + " %",
              "",
              where + " is busy for that share of the hour, on average"));
    }
  }

  private void longestWait() {
    String team = most("waitMinutes");
    Estimate wait = team == null ? null : results.figure("teams." + team + ".waitMinutes");
    if (team != null && wait != null) {
      add(
          "Longest wait: " + label(team),
          wait,
          "from a ticket's arrival there until somebody begins");
    }
  }

  private void leastKept() {
    Estimate least = null;
    String name = "";
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      String each = PriorityNames.of(priority);
      Estimate kept = results.figure("sla." + each + ".resolve.attained");
      if (kept != null && kept.mean() != null && (least == null || kept.value() < least.value())) {
        least = kept;
        name = each;
      }
    }
    if (least != null) {
      add("SLA least kept: " + ReportSections.capital(name), least, "of tickets resolved in time");
    }
  }

  private void majors() {
    Estimate count = results.figure("p1.count");
    Estimate restore = results.figure("p1.minutesToRestore");
    if (count != null && count.value() > 0 && restore != null && restore.mean() != null) {
      add(
          "P1: running again after",
          restore,
          "on average; in each run "
              + Words.value(count)
              + " P1s, for which "
              + Words.value(results.figure("p1.suspendedTickets"))
              + " other tickets were laid aside");
    }
  }

  private void add(String label, Estimate estimate, String note) {
    tiles.add(
        new ReportPage.Tile(
            "plain", "", label, Words.value(estimate), ReportPage.range(estimate), note));
  }

  /** {@return the team with the largest figure of that name; null where none has any} */
  private @Nullable String most(String figure) {
    String team = null;
    double most = 0;
    for (Map.Entry<String, Estimate> entry : results.under("teams.").entrySet()) {
      String suffix = "." + figure;
      if (entry.getKey().endsWith(suffix) && entry.getValue().value() > most) {
        most = entry.getValue().value();
        team = entry.getKey().substring(0, entry.getKey().length() - suffix.length());
      }
    }
    return team;
  }

  private String label(String team) {
    Results.Week week = results.weeks().get(team);
    return week == null ? team : week.label();
  }
}
