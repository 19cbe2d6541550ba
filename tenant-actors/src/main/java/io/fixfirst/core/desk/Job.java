package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that the desk knows, and where it is.
 *
 * @param turn the incident's last message about it
 * @param number of its last assignment, counted from 1; 0 before the first
 * @param left the work left when it came to its present place; while somebody works on it, ask
 *     {@link #leftAt}
 * @param back its last return, while it waits for somebody else because of that
 * @param noted when the incident was last told about it
 * @param step how often its engineer was taken from it for a P1, and came back
 */
public record Job(
    Ticket ticket,
    int turn,
    int number,
    Duration left,
    Place place,
    @Nullable Back back,
    Instant noted,
    int step) {

  /** Who had it last and why they have it no more; {@code number} is that assignment's. */
  public record Back(EngineerId engineer, int number, String reason) {

    /** {@return whether the engineer has said that this is not for them, rather than missed it} */
    boolean refused() {
      return switch (reason) {
        case DeskEvent.Returned.NOT_PICKED_UP,
            DeskEvent.Returned.HANDED_OVER,
            DeskEvent.Returned.MOVED,
            DeskEvent.Returned.ON_LEAVE,
            DeskEvent.Returned.DISMISSED ->
            false;
        default -> true;
      };
    }
  }

  /** {@return the work left at that instant, never less than none} */
  public Duration leftAt(Instant at) {
    if (place instanceof Place.With with && with.working() != null) {
      Duration rest = left.minus(Duration.between(with.working(), at));
      return rest.isNegative() ? Duration.ZERO : rest;
    }
    return left;
  }

  /** {@return who is on it or was taken from it for a P1; null for nobody} */
  public @Nullable EngineerId holder() {
    return switch (place) {
      case Place.With with -> with.assignment().engineer();
      case Place.Suspended suspended -> suspended.assignment().engineer();
      case Place.Waiting _, Place.AtVendor _, Place.InCore _, Place.Away _ -> null;
    };
  }

  /** {@return the team whose ticket it is; null for a P1 with its core team, and off the floor} */
  public @Nullable TeamId team() {
    return switch (place) {
      case Place.Waiting waiting -> waiting.team();
      case Place.AtVendor vendor -> vendor.team();
      case Place.With with -> with.assignment().team();
      case Place.Suspended suspended -> suspended.assignment().team();
      case Place.InCore _, Place.Away _ -> null;
    };
  }

  Job at(Place next, Duration leftThen, Instant at) {
    return new Job(ticket, turn, number, leftThen, next, back, at, step);
  }

  Job withTicket(Ticket next, Duration leftThen, Instant at) {
    return new Job(next, next.turn(), number, leftThen, place, back, at, step);
  }

  Job withTurn(int next) {
    return new Job(ticket, next, number, left, place, back, noted, step);
  }

  Job withBack(@Nullable Back next) {
    return new Job(ticket, turn, number, left, place, next, noted, step);
  }

  Job withPlace(Place next) {
    return new Job(ticket, turn, number, left, next, back, noted, step);
  }

  Job withStep(int next) {
    return new Job(ticket, turn, number, left, place, back, noted, next);
  }

  Job withNumber(int next) {
    return new Job(ticket, turn, next, left, place, back, noted, step);
  }
}
