package io.fixfirst.core.desk;

import io.fixfirst.core.ByIncident;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/**
 * The state of a desk: teams, people, tickets and P1s, with an index of each queue.
 *
 * <p>Everything is in sorted persistent maps: an event costs O(log n) in the number of tickets, and
 * iteration has the same order everywhere. {@link #record()} is the stored form without indexes.
 *
 * <pre>
 *   team ─▶ bucket per needs (skills, whom not) ─▶ tickets in the order of the team's policy
 *        ─▶ members, and which of them are idle
 * </pre>
 */
public final class Desk {

  /** How long what is over is remembered, for messages that come late. */
  static final Duration MEMORY = Duration.ofHours(1);

  /** Who has left and is remembered, for messages that come late. */
  static final int DISMISSED_MAX = 1_000;

  /** A finished ticket in the order in which finished tickets are forgotten. */
  record Grave(Instant at, IncidentId incident) implements Comparable<Grave> {
    @Override
    public int compareTo(Grave other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : incident.compareTo(other.incident);
    }
  }

  private final DeskId id;
  private final DeskOrder order;
  private final PSortedMap<TeamId, TeamFloor> floors;
  private final PSortedMap<EngineerId, Seat> seats;
  private final ByIncident<Job> jobs;
  private final PSortedMap<IncidentId, Major> majors;
  private final ByIncident<DeskRecord.Finished> finished;
  private final PSortedMap<Grave, IncidentId> graves;
  private final PSortedMap<IncidentId, Major.Ended> ended;
  private final PSortedMap<EngineerId, DeskRecord.Dismissed> dismissed;
  private final Instant lastAt;

  Desk(DeskEdit edit) {
    this.id = edit.id;
    this.order = edit.order;
    this.floors = edit.floors;
    this.seats = edit.seats;
    this.jobs = edit.jobs;
    this.majors = edit.majors;
    this.finished = edit.finished;
    this.graves = edit.graves;
    this.ended = edit.ended;
    this.dismissed = edit.dismissed;
    this.lastAt = edit.at;
  }

  /** {@return a desk about which nothing is known yet} */
  public static Desk empty(DeskId id) {
    return empty(id, DeskOrder.NATURAL);
  }

  static Desk empty(DeskId id, DeskOrder order) {
    return new DeskEdit(id, order).done();
  }

  /** {@return the desk that was stored} */
  public static Desk of(DeskRecord record) {
    DeskEdit edit = new DeskEdit(record.id(), DeskOrder.NATURAL);
    record.teams().forEach(edit::putTeam);
    record.seats().forEach(edit::putSeat);
    record.jobs().forEach(edit::putJob);
    record.majors().forEach(edit::putMajor);
    record.finished().forEach(edit::putFinished);
    record.ended().forEach(edit::putEnded);
    record.dismissed().forEach(edit::putDismissed);
    edit.at = record.lastAt();
    return edit.done();
  }

  /** {@return its stored form} */
  public DeskRecord record() {
    List<Team> teams = new ArrayList<>();
    floors.values().forEach(floor -> teams.add(floor.team()));
    return new DeskRecord(
        id,
        teams,
        List.copyOf(seats.values()),
        List.copyOf(jobs.values()),
        List.copyOf(majors.values()),
        List.copyOf(finished.values()),
        List.copyOf(ended.values()),
        List.copyOf(dismissed.values()),
        lastAt);
  }

  /** {@return whose it is} */
  public DeskId id() {
    return id;
  }

  /** {@return a ticket that it knows; null if it does not} */
  public @Nullable Job job(IncidentId incident) {
    return jobs.get(incident);
  }

  /** {@return an engineer who is enrolled; null if they are not} */
  public @Nullable Seat seat(EngineerId engineer) {
    return seats.get(engineer);
  }

  /** {@return a P1 that is going on; null if there is none of that id} */
  public @Nullable Major major(IncidentId incident) {
    return majors.get(incident);
  }

  /** {@return a team; null if there is none of that id} */
  public @Nullable Team team(TeamId team) {
    TeamFloor floor = floors.get(team);
    return floor == null ? null : floor.team();
  }

  /** {@return everybody who is enrolled, by id} */
  public Collection<Seat> seats() {
    return seats.values();
  }

  /** {@return every ticket that may still need work, by id} */
  public Collection<Job> jobs() {
    return jobs.values();
  }

  /** {@return the P1s that are going on, by id} */
  public Collection<Major> majors() {
    return majors.values();
  }

  /** {@return how many tickets wait in that team's queue} */
  public int waiting(TeamId team) {
    TeamFloor floor = floors.get(team);
    return floor == null ? 0 : floor.waiting();
  }

  PSortedMap<TeamId, TeamFloor> floors() {
    return floors;
  }

  PSortedMap<EngineerId, Seat> seatMap() {
    return seats;
  }

  ByIncident<Job> jobMap() {
    return jobs;
  }

  PSortedMap<IncidentId, Major> majorMap() {
    return majors;
  }

  ByIncident<DeskRecord.Finished> finished() {
    return finished;
  }

  PSortedMap<Grave, IncidentId> graves() {
    return graves;
  }

  PSortedMap<IncidentId, Major.Ended> ended() {
    return ended;
  }

  PSortedMap<EngineerId, DeskRecord.Dismissed> dismissed() {
    return dismissed;
  }

  DeskOrder order() {
    return order;
  }

  Instant lastAt() {
    return lastAt;
  }

  /** {@return whether it is too late for a message of that turn} */
  boolean late(IncidentId incident, int turn) {
    Job job = jobs.get(incident);
    if (job != null) {
      return turn <= job.turn();
    }
    DeskRecord.Finished gone = finished.get(incident);
    return gone != null && (gone.over() || turn <= gone.turn());
  }

  /** Whether two desks are the same, indexes included. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Desk desk
        && id.equals(desk.id)
        && floors.equals(desk.floors)
        && seats.equals(desk.seats)
        && jobs.equals(desk.jobs)
        && majors.equals(desk.majors)
        && finished.equals(desk.finished)
        && graves.equals(desk.graves)
        && ended.equals(desk.ended)
        && dismissed.equals(desk.dismissed)
        && lastAt.equals(desk.lastAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, seats, jobs, majors, lastAt);
  }

  @Override
  public String toString() {
    return "Desk" + record();
  }
}
