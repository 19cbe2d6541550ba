package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;

/** What somebody does about an incident. */
public sealed interface Act {

  /** Begin to work on it. */
  record PickUp(String engineer) implements Act {}

  /** Repair its devices. */
  record Repair(String engineer) implements Act {}

  /** Say that the cause is removed. */
  record Solve(String engineer) implements Act {}

  /** Send it to another line. */
  record Escalate(String engineer, Line to) implements Act {}

  /** Ask the customer something and wait for the answer. */
  record AskCustomer(String engineer) implements Act {}

  /** The customer answers. */
  record CustomerAnswers() implements Act {}

  /** The vendor says that it is done. */
  record VendorSolves() implements Act {}

  /** The customer says that it is not solved. */
  record Reopen() implements Act {}

  /** Tell the customer how the P1 goes. */
  record Inform(String engineer) implements Act {}

  /** Make service run again, whatever the cause. */
  record WorkAround(String engineer) implements Act {}

  /** Look back at a P1. */
  record Review(String engineer) implements Act {}
}
