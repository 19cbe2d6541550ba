package io.fixfirst.simulation.stats;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sees the events of one replication and says what they come to. */
public final class Collector implements Witness {

  private static final int SLICES_MAX = 400;
  private static final long[] SLICES_HOURS = {1, 2, 4, 6, 12, 24, 48, 168};

  private final Window window;
  private final long slice;
  private final TicketStatistics tickets;
  private final FloorStatistics floor;

  /**
   * @param window what counts
   * @param zone whose months and hours of the week are told apart
   */
  public Collector(Window window, ZoneId zone) {
    this.window = window;
    this.slice = sliceOf(window);
    this.tickets = new TicketStatistics(window, new Months(window, zone), slice);
    this.floor = new FloorStatistics(window, new LocalWeek(zone), slice);
  }

  /**
   * Lets tickets count that were opened before the window, as those that somebody hands over do.
   */
  public void countAlso() {
    tickets.countAlso();
  }

  @Override
  public void see(Recorded recorded) {
    switch (recorded.event()) {
      case IncidentEvent event -> tickets.see((IncidentId) recorded.entity(), event);
      case DeskEvent event -> floor.see(event);
      default -> {} // Tenants, devices and engineers say nothing that is counted here.
    }
  }

  /** {@return what the run comes to; it must have reached the window's end} */
  public Observations finish() {
    tickets.finish();
    floor.finish();
    Figures figures = new Figures();
    tickets.report(figures);
    Map<String, double[]> queues = new LinkedHashMap<>();
    queues.put("open", tickets.openSlices());
    Map<String, Times> waits = new LinkedHashMap<>();
    floor
        .lines()
        .forEach(
            (line, queue) -> {
              String number = Integer.toString(line.number());
              reportLine(figures, line, queue);
              queues.put("line-" + number, queue.waiting.slices());
              waits.put(number, queue.waits);
            });
    Map<String, Observations.TeamWeek> weeks = new LinkedHashMap<>();
    floor
        .teams()
        .forEach(
            (team, queue) -> {
              String prefix = "teams." + team.text() + ".";
              figures.put(prefix + "utilisation", Unit.SHARE, floor.utilisation(team));
              queue.report(figures, prefix, window);
              queues.put(team.text(), queue.waiting.slices());
              weeks.put(team.text(), week(team, queue.team.label()));
            });
    floor.seats().values().forEach(seat -> seat.report(figures));
    tickets.reportParts(figures);
    Map<Priority, Times> toResolve = new EnumMap<>(Priority.class);
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      toResolve.put(priority, tickets.timesToResolve(priority));
    }
    List<MajorIncident> majors =
        tickets.majors().stream()
            .limit(Observations.MAJORS_KEPT)
            .map(story -> MajorIncident.of(story, window.until()))
            .toList();
    return new Observations(figures, queues, slice, weeks, toResolve, waits, majors);
  }

  private void reportLine(Figures figures, Line line, Floor queue) {
    String prefix = "lines." + line.number() + ".";
    figures.put(prefix + "utilisation", Unit.SHARE, floor.utilisation(line));
    queue.worked = 0;
    for (Floor team : floor.teams().values()) {
      queue.worked += team.team.line() == line ? team.worked : 0;
    }
    queue.report(figures, prefix, window);
    tickets.totals().reportLine(figures, line, prefix);
  }

  private Observations.TeamWeek week(TeamId team, String label) {
    double[] present = new double[LocalWeek.HOURS];
    double[] busy = new double[LocalWeek.HOURS];
    for (Seat seat : floor.seats().values()) {
      double part = seat.part(team);
      for (int hour = 0; part > 0 && hour < LocalWeek.HOURS; hour++) {
        present[hour] += part * seat.presentHours[hour];
        busy[hour] += part * seat.busyHours[hour];
      }
    }
    return new Observations.TeamWeek(label, present, busy);
  }

  private static long sliceOf(Window window) {
    for (long hours : SLICES_HOURS) {
      long slice = hours * 3_600_000;
      if (window.length() / slice < SLICES_MAX) {
        return slice;
      }
    }
    return window.length() / SLICES_MAX + 1;
  }
}
