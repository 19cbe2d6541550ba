package io.fixfirst.control.demo;

import io.fixfirst.core.sla.Line;
import org.jspecify.annotations.Nullable;

/** What somebody does about an incident. */
public sealed interface Act {

  /** {@return whose working hours it waits for; null where it does not wait, as in a P1} */
  default @Nullable String inWorkingHoursOf() {
    return switch (this) {
      case PickUp(var engineer) -> engineer;
      case Repair(var engineer) -> engineer;
      case Solve(var engineer) -> engineer;
      case Escalate(var engineer, _) -> engineer;
      case AskCustomer(var engineer) -> engineer;
      case Review(var engineer) -> engineer;
      case CustomerAnswers _, VendorSolves _, Reopen _, Inform _, WorkAround _ -> null;
    };
  }

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
