package io.fixfirst.control.api;

import io.fixfirst.control.api.CoverageView.Gap;
import io.fixfirst.control.api.CoverageView.LineCover;
import io.fixfirst.control.api.CoverageView.PersonCover;
import io.fixfirst.control.api.CoverageView.TeamCover;
import io.fixfirst.control.form.HoursForm;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.view.EngineerView;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.Spans;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays shifts beside what customers were promised, for a window of time. */
final class Coverage {

  private final Instant from;
  private final Instant to;
  private final Spans promised;
  private final List<EngineerView> engineers;
  private final Map<String, Spans> shifts = new HashMap<>();

  /**
   * @param now from when somebody who is on leave is away
   * @param engineers of the desk
   * @param promises the service hours of its customers
   */
  Coverage(
      Instant from,
      Instant to,
      Instant now,
      List<EngineerView> engineers,
      List<ServiceHours> promises) {
    this.from = from;
    this.to = to;
    this.engineers = engineers;
    this.promised = Spans.union(promises.stream().distinct().map(this::open).toList());
    for (EngineerView engineer : engineers) {
      shifts.put(engineer.id(), onShift(engineer, now));
    }
  }

  CoverageView of(List<TeamForm> teams) {
    List<TeamForm> own = teams.stream().filter(team -> team.vendor() == null).toList();
    List<LineCover> lines = new ArrayList<>();
    for (Line line : Line.values()) {
      List<String> ids =
          own.stream().filter(team -> team.line() == line).map(TeamForm::id).toList();
      if (!ids.isEmpty()) {
        List<EngineerView> members =
            members(
                engineer -> engineer.profile().shares().keySet().stream().anyMatch(ids::contains));
        lines.add(
            new LineCover(line, members.size(), byHand(members), gaps(members), lost(members)));
      }
    }
    return new CoverageView(from, to, own.stream().map(this::team).toList(), lines, people());
  }

  private TeamCover team(TeamForm team) {
    List<EngineerView> members =
        members(engineer -> engineer.profile().shares().containsKey(team.id()));
    return new TeamCover(
        team.id(),
        team.label(),
        team.line(),
        members.size(),
        byHand(members),
        gaps(members),
        lost(members));
  }

  private List<PersonCover> people() {
    return engineers.stream()
        .map(
            engineer -> {
              HoursForm hours = engineer.profile().shifts();
              return new PersonCover(
                  engineer.id(),
                  engineer.profile().label(),
                  List.copyOf(engineer.profile().shares().keySet()),
                  hours != null,
                  hours == null ? null : hours.zone(),
                  parts(shifts.getOrDefault(engineer.id(), Spans.NONE)),
                  engineer.presence() == Presence.ON_LEAVE ? engineer.until() : null);
            })
        .toList();
  }

  private List<EngineerView> members(Predicate<EngineerView> belongs) {
    return engineers.stream().filter(belongs).toList();
  }

  private static int byHand(List<EngineerView> members) {
    return (int) members.stream().filter(one -> one.profile().shifts() == null).count();
  }

  private Spans without(List<EngineerView> members) {
    Stream<Spans> present = members.stream().map(one -> shifts.getOrDefault(one.id(), Spans.NONE));
    return Spans.of(from, to).without(Spans.union(present.toList()));
  }

  private Duration lost(List<EngineerView> members) {
    return without(members).and(promised).length();
  }

  private List<Gap> gaps(List<EngineerView> members) {
    Spans nobody = without(members);
    return Stream.concat(
            nobody.and(promised).parts().stream().map(part -> gap(part, true)),
            nobody.without(promised).parts().stream().map(part -> gap(part, false)))
        .sorted(Comparator.comparing(Gap::from))
        .toList();
  }

  private static Gap gap(Spans.Span part, boolean promised) {
    return new Gap(part.from(), part.to(), promised);
  }

  private Spans onShift(EngineerView engineer, Instant now) {
    HoursForm hours = engineer.profile().shifts();
    if (hours == null) {
      return Spans.NONE;
    }
    Spans planned = open(hours.toCore());
    if (engineer.presence() != Presence.ON_LEAVE) {
      return planned;
    }
    @Nullable Instant until = engineer.until();
    return planned.without(Spans.of(now, until == null ? to : until));
  }

  private Spans open(ServiceHours hours) {
    return Spans.of(ServiceCalendar.of(hours), from, to);
  }

  private static List<CoverageView.Part> parts(Spans spans) {
    return spans.parts().stream()
        .map(part -> new CoverageView.Part(part.from(), part.to()))
        .toList();
  }
}
