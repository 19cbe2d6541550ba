package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;

/**
 * Matches who is free with what waits, until nothing more can be matched.
 *
 * <p>Before each decision nobody is idle while something waits that they may take. So only what the
 * decision itself has changed is looked at: a ticket that has come looks at the idle of its team,
 * an engineer who has come free looks at the head of each bucket of their teams. Neither looks
 * along a queue, so the cost is O(log n) in its length.
 *
 * <p>Somebody split over teams serves the team for which they have worked least, measured by their
 * share of it, that has something for them.
 */
final class Dispatch {

  private final Work work;
  private final long week;

  private Dispatch(Work work) {
    this.work = work;
    this.week = Seat.Worked.week(work.now);
  }

  static void run(Work work) {
    Dispatch dispatch = new Dispatch(work);
    while (true) {
      IncidentId ticket = work.arrived.next();
      if (ticket != null) {
        dispatch.place(ticket);
        continue;
      }
      EngineerId engineer = work.freed.next();
      if (engineer != null) {
        dispatch.serve(engineer);
        continue;
      }
      TeamId team = work.eased.next();
      if (team == null) {
        return;
      }
      dispatch.fill(team);
    }
  }

  // A ticket has come.

  private void place(IncidentId incident) {
    Job job = work.desk().job(incident);
    if (job != null && job.place() instanceof Place.Waiting(var team, _)) {
      placeHeads(team, Needs.of(job));
    }
  }

  /** A team has room again, or people. */
  private void fill(TeamId team) {
    TeamFloor floor = work.desk().floors().get(team);
    if (floor == null || floor.idle().isEmpty()) {
      return;
    }
    List<Map.Entry<Needs, QueueKey>> heads = new ArrayList<>();
    for (Map.Entry<Needs, PSortedMap<QueueKey, IncidentId>> bucket : floor.buckets().entrySet()) {
      heads.add(Map.entry(bucket.getKey(), bucket.getValue().firstKey()));
    }
    heads.sort(Map.Entry.comparingByValue(work.desk().order().queue()));
    for (Map.Entry<Needs, QueueKey> head : heads) {
      placeHeads(team, head.getKey());
    }
  }

  private void placeHeads(TeamId team, Needs needs) {
    while (true) {
      TeamFloor floor = work.desk().floors().get(team);
      PSortedMap<QueueKey, IncidentId> bucket = floor == null ? null : floor.buckets().get(needs);
      if (floor == null || bucket == null || floor.full() || floor.idle().isEmpty()) {
        return;
      }
      Job head = job(bucket.firstEntry().getValue());
      List<Scored> fits = fits(floor, needs, head.ticket());
      if (fits.isEmpty()) {
        if (needs.notTo() != null && !needs.never()) {
          serve(needs.notTo());
        }
        return;
      }
      Seat best = fits.getFirst().seat();
      String rule =
          floor.team().policy() == DispatchPolicy.LEAST_LOADED
              ? "who has worked least of " + fits.size() + " free in " + team
              : "best of " + fits.size() + " free in " + team;
      List<Explanation.Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < Math.min(Explanations.MOST, fits.size()); i++) {
        candidates.add(fits.get(i).candidate(head.ticket(), floor.team(), week));
      }
      assign(head, best.member().id(), floor, "desk", rule, candidates);
    }
  }

  private record Scored(Seat seat, double score) {

    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble((Scored one) -> -one.score)
            .thenComparing(one -> one.seat.freeSince())
            .thenComparing(one -> one.seat.member().id());

    Explanation.Candidate candidate(Ticket ticket, Team team, long week) {
      return new Explanation.Candidate(
          seat.member().id(), Fitness.round(score), Fitness.reasons(seat, ticket, team, week), "");
    }
  }

  private List<Scored> fits(TeamFloor floor, Needs needs, Ticket ticket) {
    List<Scored> fits = new ArrayList<>();
    for (EngineerId engineer : floor.idle()) {
      Seat seat = seat(engineer);
      if (needs.metBy(seat.member()) && !engineer.equals(needs.notTo())) {
        fits.add(new Scored(seat, Fitness.score(seat, ticket, floor.team(), week)));
      }
    }
    fits.sort(Scored.BEST_FIRST);
    return fits;
  }

  // An engineer has come free.

  private void serve(EngineerId engineer) {
    Seat seat = work.desk().seat(engineer);
    if (seat == null || !seat.idle()) {
      return;
    }
    List<TeamId> teams = new ArrayList<>(seat.member().shares().keySet());
    if (teams.size() > 1) {
      teams.sort(
          Comparator.comparingDouble((TeamId team) -> seat.load(team, week))
              .thenComparingDouble(team -> -seat.member().shares().getOrDefault(team, 0.0))
              .thenComparing(Comparator.naturalOrder()));
    }
    boolean served = false;
    for (int i = 0; i < teams.size() && !served; i++) {
      served = serve(seat, teams.get(i), false);
    }
    for (int i = 0; i < teams.size() && !served; i++) {
      served = serve(seat, teams.get(i), true);
    }
  }

  /**
   * @param again whether they may have what they did not pick up before, because nobody else can
   */
  private boolean serve(Seat seat, TeamId team, boolean again) {
    TeamFloor floor = work.desk().floors().get(team);
    if (floor == null || floor.full()) {
      return false;
    }
    EngineerId engineer = seat.member().id();
    Comparator<QueueKey> order = work.desk().order().queue();
    QueueKey first = null;
    for (Map.Entry<Needs, PSortedMap<QueueKey, IncidentId>> bucket : floor.buckets().entrySet()) {
      Needs needs = bucket.getKey();
      boolean had = engineer.equals(needs.notTo());
      if (had == again && !(had && needs.never()) && needs.metBy(seat.member())) {
        QueueKey head = bucket.getValue().firstKey();
        first = first == null || order.compare(head, first) < 0 ? head : first;
      }
    }
    if (first == null) {
      return false;
    }
    Job job = job(first.incident());
    String rule = policy(floor.team().policy()) + " in " + team + ", for who has come free";
    Scored chosen = new Scored(seat, Fitness.score(seat, job.ticket(), floor.team(), week));
    List<Explanation.Candidate> candidates = new ArrayList<>();
    candidates.add(chosen.candidate(job.ticket(), floor.team(), week));
    assign(job, engineer, floor, "desk", rule, candidates);
    return true;
  }

  private static String policy(DispatchPolicy policy) {
    return switch (policy) {
      case EARLIEST_DEADLINE -> "earliest deadline";
      case PRIORITY -> "heaviest priority";
      case FIRST_COME, LEAST_LOADED -> "longest wait";
    };
  }

  private void assign(
      Job job,
      EngineerId engineer,
      TeamFloor floor,
      String by,
      String rule,
      List<Explanation.Candidate> candidates) {
    Explanations.addOthers(candidates, engineer, work.desk(), floor, job);
    work.emit(
        new DeskEvent.Assigned(
            work.now,
            job.ticket().incident(),
            engineer,
            floor.team().id(),
            job.number() + 1,
            work.now.plus(floor.team().pickUpWithin()),
            by,
            new Explanation(
                rule, candidates, Math.max(candidates.size(), floor.members().size()))));
  }

  private Job job(IncidentId incident) {
    Job job = work.desk().job(incident);
    if (job == null) {
      throw new IllegalStateException("A queue holds an unknown ticket (" + incident + ").");
    }
    return job;
  }

  private Seat seat(EngineerId engineer) {
    Seat seat = work.desk().seat(engineer);
    if (seat == null) {
      throw new IllegalStateException("A team holds an unknown engineer (" + engineer + ").");
    }
    return seat;
  }
}
