package io.fixfirst.core.desk;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * A desk as it is stored: without the indexes, which {@link Desk#of} builds again.
 *
 * @param finished tickets that were over not long ago, so that late messages about them are known
 * @param ended P1s that were over not long ago
 * @param dismissed who left last, so that what they said before is known to be late
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
    List<Dismissed> dismissed,
    Instant lastAt) {

  /**
   * A ticket that was withdrawn for good, or before it had come.
   *
   * @param over whether it will not come back
   */
  public record Finished(IncidentId incident, int turn, boolean over, Instant at) {}

  /** Somebody who has left, and the last turn of what they said of belonging here. */
  public record Dismissed(EngineerId engineer, int turn, Instant at) {}

  public DeskRecord {
    teams = List.copyOf(teams);
    seats = List.copyOf(seats);
    jobs = List.copyOf(jobs);
    majors = List.copyOf(majors);
    finished = List.copyOf(finished);
    ended = List.copyOf(ended);
    dismissed = List.copyOf(dismissed);
  }
}
