package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why the others were not chosen. */
final class Explanations {

  /** As many candidates as an explanation lists. */
  static final int MOST = 10;

  private Explanations() {}

  /** Adds members of the team who could not be chosen, as long as there is room. */
  static void addOthers(
      List<Explanation.Candidate> candidates,
      EngineerId chosen,
      Desk desk,
      TeamFloor floor,
      Job job) {
    if (candidates.size() >= MOST) {
      return;
    }
    Needs needs = Needs.of(job);
    int looked = 0;
    for (EngineerId engineer : floor.members()) {
      if (candidates.size() >= MOST || looked++ >= 2 * MOST) {
        return;
      }
      Seat seat = engineer.equals(chosen) ? null : desk.seat(engineer);
      String excluded = seat == null ? null : excluded(seat, needs);
      if (excluded != null) {
        candidates.add(new Explanation.Candidate(engineer, 0, List.of(), excluded));
      }
    }
  }

  /** {@return why they cannot have it; null if they can} */
  static @Nullable String excluded(Seat seat, Needs needs) {
    if (seat.on() != null) {
      return "on " + seat.on();
    }
    if (seat.presence() != Presence.PRESENT) {
      return absence(seat.presence());
    }
    if (!needs.metBy(seat.member())) {
      return "lacks a skill";
    }
    if (seat.member().id().equals(needs.notTo())) {
      return needs.never() ? "gave it back" : "did not pick it up";
    }
    return null;
  }

  static String absence(Presence presence) {
    return switch (presence) {
      case PRESENT -> "";
      case MEETING -> "in a meeting";
      case OFF_SHIFT -> "off shift";
      case RESTING -> "resting";
      case ON_LEAVE -> "on leave";
    };
  }
}
