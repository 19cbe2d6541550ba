package io.fixfirst.core.desk;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * A desk as it is stored: without the indexes, which {@link Desk#of} builds again.
 *
 * @param finished tickets that were over not long ago, so that late messages about them are known
 * @param ended P1s that were over not long ago
 * @param lastAt when something happened last
 */
public record DeskRecord(
    DeskId id,
    List<Team> teams,
    List<Seat> seats,
    List<Job> jobs,
    List<Major> majors,
    List<Finished> finished,
    List<Major.Ended> ended,
    Instant lastAt) {

  /**
   * A ticket that was withdrawn for good, or before it had come.
   *
   * @param over whether it will not come back
   */
  public record Finished(IncidentId incident, int turn, boolean over, Instant at) {}

  public DeskRecord {
    teams = List.copyOf(teams);
    seats = List.copyOf(seats);
    jobs = List.copyOf(jobs);
    majors = List.copyOf(majors);
    finished = List.copyOf(finished);
    ended = List.copyOf(ended);
  }
}
