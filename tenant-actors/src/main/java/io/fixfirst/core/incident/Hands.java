package io.fixfirst.core.incident;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands an incident is and has been.
 *
 * @param engineer who has it; null for nobody
 * @param number of the last assignment, from 1; 0 before the first
 * @param pickedUpBy who has begun to work on it since it was assigned last; null for nobody
 * @param suspendedFor the P1 that whoever has it was taken for; null if they are on it
 * @param last who had it last
 * @param lastTeam whose engineer had it last
 * @param teams all the teams that have had it, in order of their first time
 * @param reassignments how often it has changed hands
 * @param returns how often it has come back to a team that had it before
 * @param touchDue when the 1st line has had it for as long as it may; null if that does not run
 * @param touchLeft what was left of that when it was suspended; null otherwise
 * @param touchLimit how long the team that has it may work on it; null for what the terms say
 * @param step of the last suspension or reinstatement of this assignment; 0 before the first
 */
public record Hands(
    @Nullable EngineerId engineer,
    int number,
    @Nullable EngineerId pickedUpBy,
    @Nullable IncidentId suspendedFor,
    @Nullable EngineerId last,
    @Nullable TeamId lastTeam,
    List<TeamId> teams,
    int reassignments,
    int returns,
    @Nullable Instant touchDue,
    @Nullable Duration touchLeft,
    @Nullable Duration touchLimit,
    int step) {

  /** Nobody yet. */
  public static final Hands NOBODY =
      new Hands(null, 0, null, null, null, null, List.of(), 0, 0, null, null, null, 0);

  public Hands {
    teams = List.copyOf(teams);
  }

  /**
   * {@return in the hands of whom the desk says}
   *
   * @param contractual touch limit; null for none
   */
  Hands assigned(IncidentEvent.Assigned event, @Nullable Duration contractual) {
    List<TeamId> had = new ArrayList<>(teams);
    if (!had.contains(event.team())) {
      had.add(event.team());
    }
    // Who has begun before we knew that it was theirs has begun; a second time begins anew.
    boolean goesOn = event.engineer().equals(pickedUpBy) && !event.engineer().equals(engineer);
    return new Hands(
        event.engineer(),
        event.number(),
        goesOn ? pickedUpBy : null,
        null,
        event.engineer(),
        event.team(),
        had,
        event.reassignments(),
        event.returns(),
        goesOn ? touchDueWith(event.touchLimit(), contractual) : null,
        null,
        event.touchLimit(),
        0);
  }

  /** When it runs out for who has begun before we knew how long their team may take. */
  private @Nullable Instant touchDueWith(@Nullable Duration own, @Nullable Duration contractual) {
    Duration had = touchLimit(contractual);
    Duration has = own == null ? contractual : own;
    return touchDue == null || had == null || has == null
        ? touchDue
        : touchDue.minus(had).plus(has);
  }

  /** {@return how long whoever has it may work on it; null for as long as it takes} */
  @Nullable Duration touchLimit(@Nullable Duration contractual) {
    return touchLimit == null ? contractual : touchLimit;
  }

  /** {@return nobody's, but it is known who had it} */
  Hands free() {
    return free(number);
  }

  private Hands free(int over) {
    return new Hands(
        null, over, null, null, last, lastTeam, teams, reassignments, returns, null, null, null, 0);
  }

  /** {@return after it was given back; whoever else has begun meanwhile goes on} */
  Hands returned(EngineerId by) {
    return pickedUpBy == null || pickedUpBy.equals(by) ? free() : waiting(number);
  }

  /**
   * {@return in a queue: whoever we thought has it had it before; who has begun meanwhile goes on}
   */
  Hands queued(int over) {
    return pickedUpBy == null || pickedUpBy.equals(engineer) ? free(over) : waiting(over);
  }

  private Hands waiting(int over) {
    return new Hands(
        null,
        over,
        pickedUpBy,
        null,
        last,
        lastTeam,
        teams,
        reassignments,
        returns,
        touchDue,
        touchLeft,
        touchLimit,
        0);
  }

  Hands pickedUp(EngineerId by, @Nullable Instant newTouchDue) {
    return new Hands(
        engineer,
        number,
        by,
        suspendedFor,
        last == null ? by : last,
        lastTeam,
        teams,
        reassignments,
        returns,
        suspendedFor == null ? newTouchDue : null,
        touchLeft,
        touchLimit,
        step);
  }

  Hands suspended(IncidentId major, Instant at, int newStep) {
    Duration left = touchDue == null ? touchLeft : Duration.between(at, touchDue);
    return new Hands(
        engineer,
        number,
        pickedUpBy,
        major,
        last,
        lastTeam,
        teams,
        reassignments,
        returns,
        null,
        left,
        touchLimit,
        newStep);
  }

  Hands reinstated(Instant at, int newStep) {
    Instant due = touchLeft == null ? touchDue : at.plus(touchLeft);
    return new Hands(
        engineer,
        number,
        pickedUpBy,
        null,
        last,
        lastTeam,
        teams,
        reassignments,
        returns,
        due,
        null,
        touchLimit,
        newStep);
  }
}
