package io.fixfirst.control.replay;

import io.fixfirst.simulation.world.Request;
import org.jspecify.annotations.Nullable;

/** What a request is for; figures are kept for each. In the order of the table. */
enum Kind {
  READINGS("readings"),
  HEARTBEAT("heartbeat"),
  ALERT("alert"),
  REPORT("report"),
  LOOK("look at an incident"),
  ACKNOWLEDGE("acknowledge"),
  ESCALATE("escalate"),
  ASK_CUSTOMER("ask the customer"),
  CUSTOMER_ANSWERS("customer answers"),
  RESOLVE("resolve"),
  WORKAROUND("workaround"),
  UPDATE("update"),
  NOTE("note"),
  REOPEN("reopen"),
  REVIEW("review"),
  PAGE_SEEN("page seen"),
  PRESENCE("presence"),
  MAINTENANCE("maintenance"),
  INSTALL("install a device"),
  SET_UP("set up");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** {@return its name for people and programs} */
  String label() {
    return label;
  }

  /** {@return whether a conflict only says that it is there already} */
  boolean repeatable() {
    return this == INSTALL || this == SET_UP;
  }

  /**
   * {@return what a request is for}
   *
   * @param request null for a look at an incident
   */
  static Kind of(@Nullable Request request) {
    return switch (request) {
      case null -> LOOK;
      case Request.Measure _ -> READINGS;
      case Request.Beat _ -> HEARTBEAT;
      case Request.Alert _ -> ALERT;
      case Request.Report _ -> REPORT;
      case Request.Acknowledge _ -> ACKNOWLEDGE;
      case Request.Escalate _ -> ESCALATE;
      case Request.AskCustomer _ -> ASK_CUSTOMER;
      case Request.AnswerAsCustomer _ -> CUSTOMER_ANSWERS;
      case Request.Resolve _ -> RESOLVE;
      case Request.WorkAround _ -> WORKAROUND;
      case Request.Inform _ -> UPDATE;
      case Request.Note _ -> NOTE;
      case Request.Reopen _ -> REOPEN;
      case Request.Review _ -> REVIEW;
      case Request.SeePage _ -> PAGE_SEEN;
      case Request.BePresent _ -> PRESENCE;
      case Request.PlanMaintenance _ -> MAINTENANCE;
      case Request.Install _ -> INSTALL;
      case Request.Arrange _, Request.Employ _, Request.TakeOn _, Request.MoveTo _ -> SET_UP;
    };
  }
}
