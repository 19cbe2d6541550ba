package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a ticket is. */
public sealed interface Place {

  /** In a team's queue. */
  record Waiting(TeamId team, Line line) implements Place {}

  /** With a third party, who has promised; nobody here works on it. */
  record AtVendor(TeamId team, Line line, String vendor, @Nullable Duration promised)
      implements Place {}

  /**
   * Whom it was given, for which team, by whom and why.
   *
   * @param touchLimit how long the team might work on it when it was given; null for what the
   *     ticket's terms say
   */
  record Assignment(
      EngineerId engineer,
      TeamId team,
      Line line,
      String by,
      String why,
      @Nullable Duration touchLimit) {}

  /**
   * An engineer has it.
   *
   * @param pickUpBy when it goes back if it has not been picked up
   * @param working since when they work on it; null before they have picked it up
   * @param after the P1 from which they have come back to it; null for none
   */
  record With(
      Assignment assignment,
      Instant pickUpBy,
      @Nullable Instant working,
      @Nullable IncidentId after)
      implements Place {}

  /**
   * Its engineer was taken for a P1 and comes back to it.
   *
   * @param remaining the work left, as the incident was told
   * @param begun whether they had picked it up
   * @param after the other P1 from which they had come back to it, or that had them before this one
   *     took them over; null for none
   */
  record Suspended(
      Assignment assignment,
      IncidentId major,
      Duration remaining,
      boolean begun,
      @Nullable IncidentId after)
      implements Place {}

  /** It is a P1 and has a core team. */
  record InCore() implements Place {}

  /** Off the floor: it waits for others, or is resolved but not closed. */
  record Away() implements Place {}
}
