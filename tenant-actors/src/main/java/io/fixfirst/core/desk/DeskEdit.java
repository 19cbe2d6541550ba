package io.fixfirst.core.desk;

import io.fixfirst.core.ByIncident;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A desk being changed by one event. Each put keeps the indexes, so that they cannot be forgotten;
 * a desk built by puts alone is the rebuild that the indexes are held to.
 */
final class DeskEdit {

  final DeskId id;
  final DeskOrder order;
  PSortedMap<TeamId, TeamFloor> floors;
  PSortedMap<EngineerId, Seat> seats;
  ByIncident<Job> jobs;
  PSortedMap<IncidentId, Major> majors;
  ByIncident<DeskRecord.Finished> finished;
  PSortedMap<Desk.Grave, IncidentId> graves;
  PSortedMap<IncidentId, Major.Ended> ended;
  PSortedMap<EngineerId, DeskRecord.Dismissed> dismissed;
  Instant at;

  DeskEdit(DeskId id, DeskOrder order) {
    this.id = id;
    this.order = order;
    this.floors = TreePMap.empty();
    this.seats = TreePMap.empty();
    this.jobs = ByIncident.empty();
    this.majors = TreePMap.empty();
    this.finished = ByIncident.empty();
    this.graves = TreePMap.empty();
    this.ended = TreePMap.empty();
    this.dismissed = TreePMap.empty();
    this.at = Instant.EPOCH;
  }

  DeskEdit(Desk desk, Instant at) {
    this.id = desk.id();
    this.order = desk.order();
    this.floors = desk.floors();
    this.seats = desk.seatMap();
    this.jobs = desk.jobMap();
    this.majors = desk.majorMap();
    this.finished = desk.finished();
    this.graves = desk.graves();
    this.ended = desk.ended();
    this.dismissed = desk.dismissed();
    this.at = at;
    forget();
  }

  Desk done() {
    return new Desk(this);
  }

  Job job(IncidentId incident) {
    return known(jobs.get(incident), incident);
  }

  Seat seat(EngineerId engineer) {
    return known(seats.get(engineer), engineer);
  }

  TeamFloor floor(TeamId team) {
    return known(floors.get(team), team);
  }

  Major major(IncidentId incident) {
    return known(majors.get(incident), incident);
  }

  private static <T> T known(@Nullable T value, Object id) {
    if (value == null) {
      throw new IllegalStateException("An event names what the desk does not know (" + id + ").");
    }
    return value;
  }

  // Tickets.

  void putJob(Job job) {
    Job old = jobs.get(job.ticket().incident());
    if (old != null && old.team() != null && old.team().equals(job.team())) {
      forgetSuspension(old, job.place());
      moveWithin(floor(old.team()), old, job);
    } else {
      if (old != null) {
        unindex(old);
        forgetSuspension(old, job.place());
      }
      index(job);
    }
    jobs = jobs.plus(job.ticket().incident(), job);
  }

  void removeJob(Job job) {
    unindex(job);
    forgetSuspension(job, null);
    jobs = jobs.minus(job.ticket().incident());
  }

  /** What is no longer suspended for a P1 is nothing that its engineer can go back to. */
  private void forgetSuspension(Job old, @Nullable Place next) {
    if (old.place() instanceof Place.Suspended(var assignment, var incident, _, _, _)
        && !(next instanceof Place.Suspended)) {
      Major major = majors.get(incident);
      CoreMember member = major == null ? null : major.member(assignment.engineer());
      if (major != null && member != null) {
        majors =
            majors.plus(
                incident,
                major.replacing(new CoreMember(member.engineer(), member.role(), null, null)));
      }
    }
  }

  /** Most changes of a ticket leave it in its team, and many where it is there. */
  private void moveWithin(TeamFloor floor, Job old, Job job) {
    if (waits(old) || waits(job)) {
      floors = floors.plus(floor.team().id(), with(without(floor, old), job));
    }
  }

  private void index(Job job) {
    TeamId team = job.team();
    if (team != null) {
      floors = floors.plus(team, with(floor(team), job));
    }
  }

  private void unindex(Job job) {
    TeamId team = job.team();
    if (team != null) {
      floors = floors.plus(team, without(floor(team), job));
    }
  }

  private TeamFloor with(TeamFloor floor, Job job) {
    return waits(job) ? floor.queued(job, order.queue()) : floor.progressed(1);
  }

  private static TeamFloor without(TeamFloor floor, Job job) {
    return waits(job) ? floor.unqueued(job) : floor.progressed(-1);
  }

  private static boolean waits(Job job) {
    return job.place() instanceof Place.Waiting;
  }

  /**
   * Frees the engineer who is on it, counts what they have worked, {@return it without that work}
   */
  Job released(Job job) {
    return switch (job.place()) {
      case Place.With with -> {
        Seat seat = seat(with.assignment().engineer());
        putSeat(accounted(seat, with).free(at));
        Place rests = new Place.With(with.assignment(), with.pickUpBy(), null, with.after());
        yield job.at(rests, job.leftAt(at), at);
      }
      case Place.Waiting _, Place.AtVendor _, Place.Suspended _, Place.InCore _, Place.Away _ ->
          job;
    };
  }

  Seat accounted(Seat seat, Place.With with) {
    return with.working() == null
        ? seat
        : seat.having(with.assignment().team(), Duration.between(with.working(), at), at);
  }

  // People.

  void putSeat(Seat seat) {
    EngineerId engineer = seat.member().id();
    Seat old = seats.get(engineer);
    seats = seats.plus(engineer, seat);
    if (old != null && old.member().equals(seat.member())) {
      if (old.idle() != seat.idle()) {
        for (TeamId team : seat.member().shares().keySet()) {
          floors = floors.plus(team, floor(team).withIdle(engineer, seat.idle()));
        }
      }
      return;
    }
    if (old != null) {
      leaveTeams(old);
    }
    for (TeamId team : seat.member().shares().keySet()) {
      floors = floors.plus(team, floor(team).joined(seat));
    }
  }

  void removeSeat(Seat seat) {
    leaveTeams(seat);
    seats = seats.minus(seat.member().id());
  }

  private void leaveTeams(Seat seat) {
    for (TeamId team : seat.member().shares().keySet()) {
      floors = floors.plus(team, floor(team).left(seat));
    }
  }

  // Teams.

  void putTeam(Team team) {
    floors = floors.plus(team.id(), TeamFloor.of(team));
  }

  /** Replaces all teams; queues whose order changes are laid out again. */
  void putTeams(Iterable<Team> teams) {
    PSortedMap<TeamId, TeamFloor> before = floors;
    floors = TreePMap.empty();
    teams.forEach(this::putTeam);
    for (Map.Entry<TeamId, TeamFloor> entry : before.entrySet()) {
      if (!floors.containsKey(entry.getKey()) && entry.getValue().inUse()) {
        throw new IllegalStateException("A team in use was left out (" + entry.getKey() + ").");
      }
    }
    for (Seat seat : seats.values()) {
      for (TeamId team : seat.member().shares().keySet()) {
        floors = floors.plus(team, floor(team).joined(seat));
      }
    }
    jobs.values().forEach(this::index);
  }

  // P1s, and what is over.

  void putMajor(Major major) {
    majors = majors.plus(major.incident(), major);
  }

  void putEnded(Major.Ended over) {
    ended = ended.plus(over.incident(), over);
  }

  void putDismissed(DeskRecord.Dismissed gone) {
    dismissed = dismissed.plus(gone.engineer(), gone);
    if (dismissed.size() > Desk.DISMISSED_MAX) {
      DeskRecord.Dismissed oldest =
          Collections.min(dismissed.values(), Comparator.comparing(DeskRecord.Dismissed::at));
      dismissed = dismissed.minus(oldest.engineer());
    }
  }

  void putFinished(DeskRecord.Finished over) {
    DeskRecord.Finished old = finished.get(over.incident());
    if (old != null) {
      graves = graves.minus(new Desk.Grave(old.at(), old.incident()));
    }
    finished = finished.plus(over.incident(), over);
    graves = graves.plus(new Desk.Grave(over.at(), over.incident()), over.incident());
  }

  /**
   * An event adds at most one finished ticket, and two are forgotten: so the memory stays small.
   */
  private void forget() {
    if (graves.isEmpty() && ended.isEmpty()) {
      return;
    }
    Instant horizon = at.minus(Desk.MEMORY);
    for (int i = 0; i < 2 && !graves.isEmpty(); i++) {
      Desk.Grave oldest = graves.firstKey();
      if (!oldest.at().isBefore(horizon)) {
        break;
      }
      graves = graves.minus(oldest);
      finished = finished.minus(oldest.incident());
    }
    if (!ended.isEmpty()) {
      for (Major.Ended over : ended.values()) {
        if (over.at().isBefore(horizon)) {
          ended = ended.minus(over.incident());
        }
      }
    }
  }
}
