package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who takes a P1.
 *
 * <p>Who is present comes first, in a meeting or not: a P1 comes before everything, so they leave
 * it. If they are too few, who is off shift or rests is called. Who is on another P1 is left there,
 * unless nobody else is to be had at all: then one is taken, its lead last. Nobody is called from
 * leave. Among these the score decides:
 *
 * <ul>
 *   <li>+50 was already on this very ticket, +20 knows the tenant, +10 for each skill it needs, +5
 *       in a team for its category;
 *   <li>+10 is free; else -2, and -2 more for each step of what they are on above the lowest;
 *   <li>-5 in a meeting or resting; -1 for each eight hours worked lately, up to 10.
 * </ul>
 */
final class CoreTeams {

  private static final double ON_IT = 50;
  private static final double KNOWS = 20;
  private static final double SKILL = 10;
  private static final double CATEGORY = 5;
  private static final double FREE = 10;

  private static final List<CoreRole> ROLES =
      List.of(CoreRole.LEAD, CoreRole.COMMUNICATIONS, CoreRole.EXPERT, CoreRole.SCRIBE);

  /** How near somebody is to hand; a later one is asked only when the earlier do not suffice. */
  private enum Reach {
    PRESENT,
    CALLED_IN,
    ON_OTHER_P1,
    LEADS_OTHER_P1,
    NEVER
  }

  private record Option(Seat seat, Reach reach, double score) {
    static final Comparator<Option> BEST_FIRST =
        Comparator.comparing(Option::reach)
            .thenComparing(Comparator.comparingDouble(Option::score).reversed())
            .thenComparing(option -> option.seat.member().id());
  }

  /** Who was chosen, and why. */
  record Choice(List<CoreMember> members, Explanation explanation) {}

  private final Work work;
  private final Ticket ticket;
  private final long week;

  CoreTeams(Work work, Ticket ticket) {
    this.work = work;
    this.ticket = ticket;
    this.week = Seat.Worked.week(work.now);
  }

  /** {@return a core team of that size, or as many as there are} */
  Choice form(int size) {
    List<Option> options = options(Set.of(), null);
    List<Option> chosen = choose(options, Math.max(1, size));
    String rule = "core team of " + chosen.size() + " by skill, tenant, presence and load";
    return choice(chosen, options, List.of(), rule);
  }

  /** {@return so many more for that core team, with all those skills} */
  Choice extend(Major major, int more, Set<String> skills) {
    List<Option> options = options(skills, major);
    List<Option> chosen = choose(options, Math.max(1, more));
    String rule =
        chosen.isEmpty()
            ? "nobody more is to be had"
            : "core team and " + chosen.size() + " more by skill, tenant, presence and load";
    return choice(chosen, options, major.members(), rule);
  }

  /** {@return that engineer for that core team, or nobody and the reason} */
  Choice extend(Major major, EngineerId engineer) {
    Seat seat = work.desk().seat(engineer);
    String obstacle =
        seat == null
            ? "not enrolled"
            : seat.presence() == Presence.ON_LEAVE
                ? "on leave"
                : major.member(engineer) != null ? "already in the core team" : "";
    if (seat == null || !obstacle.isEmpty()) {
      Explanation.Candidate candidate = new Explanation.Candidate(engineer, 0, List.of(), obstacle);
      return new Choice(List.of(), new Explanation("asked for " + engineer, List.of(candidate), 1));
    }
    Option option = new Option(seat, Reach.PRESENT, score(seat, Set.of()));
    return choice(List.of(option), List.of(option), major.members(), "asked for " + engineer);
  }

  private List<Option> options(Set<String> skills, @Nullable Major major) {
    List<Option> options = new ArrayList<>();
    for (Seat seat : work.desk().seats()) {
      boolean fits = major == null || major.member(seat.member().id()) == null;
      if (fits && seat.member().skills().containsAll(skills)) {
        options.add(new Option(seat, reach(seat), score(seat, skills)));
      }
    }
    options.sort(Option.BEST_FIRST);
    return options;
  }

  private List<Option> choose(List<Option> options, int size) {
    List<Option> chosen = new ArrayList<>();
    for (Option option : options) {
      boolean takeable =
          switch (option.reach()) {
            case PRESENT, CALLED_IN -> chosen.size() < size;
            case ON_OTHER_P1, LEADS_OTHER_P1 -> chosen.isEmpty();
            case NEVER -> false;
          };
      if (takeable) {
        chosen.add(option);
      }
    }
    return chosen;
  }

  private Reach reach(Seat seat) {
    if (seat.presence() == Presence.ON_LEAVE) {
      return Reach.NEVER;
    }
    Major other = otherMajor(seat);
    if (other != null) {
      CoreMember part = other.member(seat.member().id());
      return part != null && part.role() == CoreRole.LEAD
          ? Reach.LEADS_OTHER_P1
          : Reach.ON_OTHER_P1;
    }
    return switch (seat.presence()) {
      case PRESENT, MEETING -> Reach.PRESENT;
      case OFF_SHIFT, RESTING -> Reach.CALLED_IN;
      case ON_LEAVE -> Reach.NEVER;
    };
  }

  private @Nullable Major otherMajor(Seat seat) {
    return seat.on() == null ? null : work.desk().major(seat.on());
  }

  private double score(Seat seat, Set<String> extra) {
    Member member = seat.member();
    double score = skills(member, extra) * SKILL - load(seat) - away(seat) + busy(seat);
    if (member.knows().contains(ticket.incident().tenant())) {
      score += KNOWS;
    }
    return takesCategory(member) ? score + CATEGORY : score;
  }

  private int skills(Member member, Set<String> extra) {
    int count = extra.size(); // Whoever lacks one of these is no option.
    for (String skill : ticket.skills()) {
      if (!extra.contains(skill) && member.skills().contains(skill)) {
        count++;
      }
    }
    return count;
  }

  private double load(Seat seat) {
    return Math.min(10, seat.hours(week) / 8);
  }

  private static double away(Seat seat) {
    return seat.presence() == Presence.MEETING || seat.presence() == Presence.RESTING ? 5 : 0;
  }

  private double busy(Seat seat) {
    if (seat.on() == null) {
      return FREE;
    }
    if (seat.on().equals(ticket.incident())) {
      return ON_IT;
    }
    Job job = work.desk().job(seat.on());
    Priority priority = job == null ? Priority.LOW : job.ticket().priority();
    return -2.0 * (1 + priority.ordinal());
  }

  private boolean takesCategory(Member member) {
    for (TeamId team : member.shares().keySet()) {
      Team known = work.desk().team(team);
      if (known != null && known.categories().contains(ticket.category())) {
        return true;
      }
    }
    return false;
  }

  private Choice choice(
      List<Option> chosen, List<Option> options, List<CoreMember> present, String rule) {
    List<CoreMember> members = new ArrayList<>();
    List<CoreMember> team = new ArrayList<>(present);
    for (Option option : chosen) {
      CoreMember member = member(option.seat(), nextRole(team));
      members.add(member);
      team.add(member);
    }
    List<Explanation.Candidate> candidates = new ArrayList<>();
    for (Option option : options) {
      if (candidates.size() < Explanations.MOST) {
        candidates.add(candidate(option));
      }
    }
    return new Choice(members, new Explanation(rule, candidates, options.size()));
  }

  private CoreMember member(Seat seat, CoreRole role) {
    EngineerId engineer = seat.member().id();
    IncidentId on = seat.on();
    if (on == null || on.equals(ticket.incident())) {
      return new CoreMember(engineer, role, null, null);
    }
    Job job = work.desk().job(on);
    Duration remaining =
        job != null && job.place() instanceof Place.With ? job.leftAt(work.now) : null;
    return new CoreMember(engineer, role, on, remaining);
  }

  private static CoreRole nextRole(List<CoreMember> team) {
    for (CoreRole role : ROLES) {
      if (team.stream().noneMatch(member -> member.role() == role)) {
        return role;
      }
    }
    return CoreRole.EXPERT;
  }

  private Explanation.Candidate candidate(Option option) {
    Seat seat = option.seat();
    List<String> reasons = new ArrayList<>();
    if (seat.on() == null) {
      reasons.add("is free +10");
    } else if (seat.on().equals(ticket.incident())) {
      reasons.add("is on it already +50");
    } else {
      reasons.add("is on " + seat.on() + " " + Math.round(busy(seat)));
    }
    if (seat.member().knows().contains(ticket.incident().tenant())) {
      reasons.add("knows " + ticket.incident().tenant() + " +20");
    }
    int skills = skills(seat.member(), Set.of());
    if (skills > 0) {
      reasons.add("has " + skills + " of the skills +" + skills * 10);
    }
    if (takesCategory(seat.member())) {
      reasons.add("in a team for " + ticket.category() + " +5");
    }
    if (seat.presence() != Presence.PRESENT) {
      reasons.add(Explanations.absence(seat.presence()));
    }
    String excluded =
        switch (option.reach()) {
          case PRESENT, CALLED_IN -> "";
          case ON_OTHER_P1, LEADS_OTHER_P1 -> "on the P1 " + seat.on();
          case NEVER -> "on leave";
        };
    return new Explanation.Candidate(
        seat.member().id(), Fitness.round(option.score()), reasons, excluded);
  }
}
