package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the desk would hand a ticket to at this moment, and why, by the same measure that it hands
 * work out by; for whoever dispatches by hand. It changes nothing.
 *
 * <p>First those who are free and may have it, best first, as {@link Dispatch} would choose; then
 * those who are there but busy; then the rest with what keeps them from it.
 */
public final class Suggestions {

  /** The best first, the same measure within each group. */
  private record Ranked(int group, Seat seat, Explanation.Candidate candidate) {

    static final Comparator<Ranked> ORDER =
        Comparator.comparingInt(Ranked::group)
            .thenComparing(one -> -one.candidate.score())
            .thenComparing(one -> one.seat.freeSince())
            .thenComparing(one -> one.seat.member().id());
  }

  private Suggestions() {}

  /**
   * {@return who fits the ticket, best first; null where the desk does not know it or no team has
   * it}
   *
   * @param team to choose in; null for the team that has it
   */
  public static @Nullable Explanation of(
      Desk desk, IncidentId incident, @Nullable TeamId team, Instant now) {
    Job job = desk.job(incident);
    TeamId where = team != null || job == null ? team : job.team();
    TeamFloor floor = where == null ? null : desk.floors().get(where);
    if (job == null || floor == null) {
      return null;
    }
    List<Ranked> ranked = new ArrayList<>();
    for (EngineerId engineer : floor.members()) {
      Seat seat = desk.seat(engineer);
      if (seat != null) {
        ranked.add(rank(seat, job, floor.team(), now));
      }
    }
    ranked.sort(Ranked.ORDER);
    long free = ranked.stream().filter(one -> one.group == 0).count();
    String rule =
        free > 0
            ? "best of " + free + " free in " + where
            : "nobody is free in " + where + "; the best who are there first";
    return new Explanation(
        rule,
        ranked.stream().limit(Explanations.MOST).map(Ranked::candidate).toList(),
        floor.members().size());
  }

  private static Ranked rank(Seat seat, Job job, Team team, Instant now) {
    long week = Seat.Worked.week(now);
    Ticket ticket = job.ticket();
    boolean has = seat.member().id().equals(job.holder());
    String excluded = has ? "has it" : Explanations.excluded(seat, Needs.of(job));
    int group = excluded == null ? 0 : has || seat.presence() != Presence.PRESENT ? 2 : 1;
    return new Ranked(
        group,
        seat,
        new Explanation.Candidate(
            seat.member().id(),
            Fitness.round(Fitness.score(seat, ticket, team, week)),
            Fitness.reasons(seat, ticket, team, week),
            excluded == null ? "" : excluded));
  }
}
