package io.fixfirst.core.desk;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people do by hand: dispatchers, team leaders and the engineers themselves. */
final class HandDecisions {

  private HandDecisions() {}

  static Decision<DeskEvent> assignTo(Work work, DeskCommand.AssignTo command) {
    Job job = work.desk().job(command.incident());
    Seat seat = work.desk().seat(command.engineer());
    Rejection refusal = offFloor(job, command.incident());
    if (refusal != null || job == null) {
      return reject(refusal == null ? DeskRefusals.notOnFloor(command.incident()) : refusal);
    }
    if (seat == null) {
      return reject(DeskRefusals.unknownEngineer(command.engineer()));
    }
    if (command.engineer().equals(job.holder()) && job.place() instanceof Place.With) {
      return unchanged();
    }
    if (seat.presence() == Presence.ON_LEAVE) {
      return reject(DeskRefusals.onLeave(command.engineer()));
    }
    if (seat.on() != null) {
      return reject(DeskRefusals.busy(command.engineer(), seat.on()));
    }
    takeAway(work, job, DeskEvent.Returned.HANDED_OVER);
    assign(work, job, command.engineer(), teamFor(job, seat), command.by(), "by hand");
    return work.dispatched();
  }

  /** Takes a ticket from whoever has it, if anybody; where it goes next is up to the caller. */
  static void takeAway(Work work, Job job, String reason) {
    work.release(job);
    EngineerId holder = job.holder();
    if (holder != null) {
      IncidentId incident = job.ticket().incident();
      work.emit(new DeskEvent.Returned(work.now, incident, holder, job.number(), reason));
    }
  }

  /** {@return for which team: the ticket's own; one of the engineer's where a vendor has it} */
  private static TeamId teamFor(Job job, Seat seat) {
    TeamId team = job.team();
    if (team == null || job.place() instanceof Place.AtVendor) {
      double most = 0;
      for (Map.Entry<TeamId, Double> share : new TreeMap<>(seat.member().shares()).entrySet()) {
        if (share.getValue() > most) {
          most = share.getValue();
          team = share.getKey();
        }
      }
    }
    if (team == null) {
      throw new IllegalStateException("A ticket on the floor has a team (" + job + ").");
    }
    return team;
  }

  static void assign(Work work, Job job, EngineerId engineer, TeamId team, String by, String rule) {
    TeamFloor floor = work.desk().floors().get(team);
    if (floor == null) {
      throw new IllegalStateException("A ticket is in an unknown team (" + job + ").");
    }
    List<Explanation.Candidate> candidates = new ArrayList<>();
    candidates.add(new Explanation.Candidate(engineer, 0, List.of("chosen by " + by), ""));
    Explanations.addOthers(candidates, engineer, work.desk(), floor, job);
    work.emit(
        new DeskEvent.Assigned(
            work.now,
            job.ticket().incident(),
            engineer,
            team,
            job.number() + 1,
            work.now.plus(floor.team().pickUpWithin()),
            by,
            new Explanation(rule, candidates, candidates.size())));
  }

  static Decision<DeskEvent> moveToTeam(Work work, DeskCommand.MoveToTeam command) {
    Job job = work.desk().job(command.incident());
    Rejection refusal = offFloor(job, command.incident());
    if (refusal != null || job == null) {
      return reject(refusal == null ? DeskRefusals.notOnFloor(command.incident()) : refusal);
    }
    if (work.desk().team(command.team()) == null) {
      return reject(DeskRefusals.unknownTeam(command.team()));
    }
    if (command.team().equals(job.team())) {
      return unchanged();
    }
    takeAway(work, job, DeskEvent.Returned.MOVED);
    TicketDecisions.queue(work, job.ticket(), command.team(), DeskEvent.Queued.MOVED);
    return work.dispatched();
  }

  static Decision<DeskEvent> giveBack(Work work, DeskCommand.GiveBack command) {
    Job job = work.desk().job(command.incident());
    if (job == null || !command.engineer().equals(job.holder())) {
      return reject(DeskRefusals.notTheirs(command.incident(), command.engineer()));
    }
    TicketDecisions.giveBack(work, job, command.reason());
    return work.dispatched();
  }

  static Decision<DeskEvent> estimate(Work work, DeskCommand.Estimate command) {
    Job job = work.desk().job(command.incident());
    if (command.effort().isNegative()) {
      return reject(DeskRefusals.badEffort());
    }
    if (job == null || !(job.place() instanceof Place.With)) {
      return reject(DeskRefusals.nobodyOnIt(command.incident()));
    }
    if (job.leftAt(work.now).equals(command.effort())) {
      return unchanged();
    }
    work.emit(
        new DeskEvent.Estimated(work.now, command.incident(), command.effort(), command.by()));
    return work.dispatched();
  }

  private static @Nullable Rejection offFloor(@Nullable Job job, IncidentId incident) {
    if (job == null || job.place() instanceof Place.Away) {
      return DeskRefusals.notOnFloor(incident);
    }
    return job.place() instanceof Place.InCore ? DeskRefusals.isMajor(incident) : null;
  }
}
