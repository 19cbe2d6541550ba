package io.fixfirst.simulation.world;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.sla.Line;
import org.jspecify.annotations.Nullable;

/** What somebody does about an incident. */
sealed interface Act {

  /** Begin to work on it. */
  record PickUp(EngineerId engineer) implements Act {}

  /** Repair its devices. */
  record Repair(EngineerId engineer) implements Act {}

  /** Say that the cause is removed. */
  record Solve(EngineerId engineer) implements Act {}

  /**
   * Send it to another line.
   *
   * @param engineer who does; null for a vendor
   */
  record Escalate(@Nullable EngineerId engineer, Line to) implements Act {}

  /** Ask the customer something and wait for the answer. */
  record AskCustomer(EngineerId engineer) implements Act {}

  /** The customer answers. */
  record CustomerAnswers() implements Act {}

  /** The vendor says that it is done. */
  record VendorSolves() implements Act {}

  /** The caller has waited for too long. */
  record HangUp() implements Act {}

  /** The customer says that it is not solved. */
  record Reopen() implements Act {}

  /** Tell the customer how the P1 goes. */
  record Inform(EngineerId engineer) implements Act {}

  /** Make service run again, whatever the cause. */
  record WorkAround(EngineerId engineer) implements Act {}

  /** Look back at a P1. */
  record Review(EngineerId engineer) implements Act {}
}
