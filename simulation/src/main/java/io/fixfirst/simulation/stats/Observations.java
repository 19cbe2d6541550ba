package io.fixfirst.simulation.stats;

import io.fixfirst.core.sla.Priority;
import java.util.List;
import java.util.Map;

/**
 * What one replication comes to.
 *
 * @param figures by name
 * @param queues average number of waiting tickets in each slice of the window, by queue: {@code
 *     line-1} ..., a team's id, and {@code open} for all tickets that are not resolved
 * @param slice length of a slice in milliseconds
 * @param weeks by team
 * @param timesToResolve from opening to the final resolution, calendar time, by priority
 * @param waits from joining a line's queue to somebody's beginning, by line, {@code 1} to {@code 3}
 * @param majors the first P1s, at most {@link #MAJORS_KEPT}
 */
public record Observations(
    Figures figures,
    Map<String, double[]> queues,
    long slice,
    Map<String, TeamWeek> weeks,
    Map<Priority, Times> timesToResolve,
    Map<String, Times> waits,
    List<MajorIncident> majors) {

  /** So many P1s of a run are kept one by one. */
  public static final int MAJORS_KEPT = 100;

  /**
   * A team's hours of the week, Monday 00-01 first, in milliseconds of people's time.
   *
   * @param busy on a ticket or a P1 while present
   */
  public record TeamWeek(String label, double[] present, double[] busy) {

    /** Adds another replication's. */
    public void add(TeamWeek other) {
      for (int hour = 0; hour < present.length; hour++) {
        present[hour] += other.present[hour];
        busy[hour] += other.busy[hour];
      }
    }
  }
}
