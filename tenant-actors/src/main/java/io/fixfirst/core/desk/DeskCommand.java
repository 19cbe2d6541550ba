package io.fixfirst.core.desk;

import io.fixfirst.core.Command;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of the desk. */
public sealed interface DeskCommand extends Command {

  /** Set up the desk's teams. A team that still has tickets or members cannot be left out. */
  record Arrange(List<Team> teams) implements DeskCommand {}

  /**
   * An engineer belongs to the desk, or something about them has changed (from the engineer).
   *
   * @param turn counts what the engineer says about belonging here; what is not newer is late
   */
  record Enrol(Member member, int turn) implements DeskCommand {}

  /**
   * An engineer has left the provider; what they had goes back to the queues (from the engineer).
   *
   * @param turn as in {@link Enrol}
   */
  record Dismiss(EngineerId engineer, int turn) implements DeskCommand {}

  /**
   * Somebody comes, goes, or is busy. Who leaves the floor keeps the ticket they are on until it is
   * given back, except on leave.
   *
   * @param until when this is expected to end, for people to see; null if unknown
   * @param turn counts the engineer's presences; what is not newer is late
   */
  record SetPresence(EngineerId engineer, Presence presence, @Nullable Instant until, int turn)
      implements DeskCommand {}

  /** A ticket needs somebody, or something about a ticket has changed (from the incident). */
  record Offer(Ticket ticket) implements DeskCommand {}

  /**
   * A ticket needs nobody now: it waits, is resolved, or closed (from the incident).
   *
   * @param over whether it will not come back
   */
  record Withdraw(IncidentId incident, int turn, boolean over) implements DeskCommand {}

  /** The engineer has begun to work on what they were assigned (from the incident). */
  record PickUp(IncidentId incident, EngineerId engineer) implements DeskCommand {}

  /** Hand a waiting or assigned ticket to this engineer, by hand. */
  record AssignTo(IncidentId incident, EngineerId engineer, String by) implements DeskCommand {}

  /** Send a ticket to another team's queue, by hand. */
  record MoveToTeam(IncidentId incident, TeamId team, String by) implements DeskCommand {}

  /** The engineer gives the ticket back to the queue. */
  record GiveBack(IncidentId incident, EngineerId engineer, String reason) implements DeskCommand {}

  /** An assigned ticket was not picked up in time (timer). */
  record RecallOverdue(IncidentId incident, EngineerId engineer) implements DeskCommand {}

  /**
   * A P1: call everybody, take the core team and suspend what its members leave, in one decision
   * (from the incident).
   *
   * @param ticket the P1 itself
   * @param size of the core team, 1 or more
   */
  record FormCoreTeam(Ticket ticket, int size, String summary) implements DeskCommand {

    @Override
    public boolean urgent() {
      return true;
    }
  }

  /**
   * Add to the core team of a P1 (from the incident).
   *
   * @param request counts the incident's requests; a repeated one changes nothing
   * @param size how many to add, 1 or more
   * @param engineer whom to add; null lets the desk choose
   * @param skills that whoever is added must have
   */
  record ExtendCoreTeam(
      IncidentId incident, int request, int size, @Nullable EngineerId engineer, Set<String> skills)
      implements DeskCommand {}

  /** Service is restored: the core team goes back to what it left (from the incident). */
  record EndMajor(IncidentId incident, int turn) implements DeskCommand {}

  /** Change the expected work of a ticket that somebody is on. */
  record Estimate(IncidentId incident, Duration effort, String by) implements DeskCommand {}
}
