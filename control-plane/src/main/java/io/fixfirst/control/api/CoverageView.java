package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on shift when, and when nobody is. */
record CoverageView(
    Instant from,
    Instant to,
    @Doc("Teams that people work in, vendors left out") List<TeamCover> teams,
    List<LineCover> lines,
    @Doc("Everybody who works at the desk") List<PersonCover> people) {

  /** A part of the time line. */
  record Part(Instant from, Instant to) {}

  /** A time without anybody. */
  record Gap(
      Instant from,
      Instant to,
      @Doc("Whether some customer's service hours run then") boolean promised) {}

  /** A team. */
  record TeamCover(
      @Doc(value = "Its id", example = "infrastructure") String team,
      @Nullable String label,
      Line line,
      @Doc("How many have a share in it") int members,
      @Doc("How many of them have no shifts, and so cannot be foreseen") int byHand,
      List<Gap> gaps,
      @Doc("Time within customers' service hours without anybody") Duration promisedGap) {}

  /** All teams of a line together. */
  record LineCover(Line line, int members, int byHand, List<Gap> gaps, Duration promisedGap) {}

  /** An engineer. */
  record PersonCover(
      @Doc(value = "Their id", example = "ada") String engineer,
      @Nullable String label,
      List<String> teams,
      @Doc("Whether they have shifts; without, presence is set by hand") boolean planned,
      @Doc(value = "In which zone their shifts are written", example = "Europe/Copenhagen")
          @Nullable String zone,
      List<Part> shifts,
      @Doc("Until when they are on leave; the shifts until then are left out")
          @Nullable Instant awayUntil) {}
}
