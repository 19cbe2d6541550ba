package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Line;

/**
 * How long people need and how often they succeed, whatever the tenant.
 *
 * @param pickUpMinutes from being assigned a ticket to beginning on it
 * @param reopened share of resolved incidents that the customer reopens
 */
public record WorkPlan(
    LineWork first,
    LineWork second,
    LineWork third,
    FirstCall firstCall,
    Waiting waiting,
    Spread pickUpMinutes,
    double reopened,
    MajorWork major) {

  public WorkPlan {
    Expect.share("reopened", reopened);
  }

  /** {@return the work of a line} */
  public LineWork of(Line line) {
    return switch (line) {
      case FIRST -> first;
      case SECOND -> second;
      case THIRD -> third;
    };
  }

  /**
   * Work of one line on one ticket.
   *
   * @param solved share of what reaches the line that it solves itself
   */
  public record LineWork(Spread minutes, double solved) {
    public LineWork {
      Expect.share("solved", solved);
    }
  }

  /** What is solved while the customer is still on the telephone: a share of the 1st line's. */
  public record FirstCall(double share, Spread minutes) {
    public FirstCall {
      Expect.share("share", share);
    }
  }

  /** How often a ticket waits for the customer, and how long the answer takes. */
  public record Waiting(double share, Spread hours) {
    public Waiting {
      Expect.share("share", share);
    }
  }

  /**
   * The work of a P1.
   *
   * @param pageMinutes from a page to its acknowledgement
   * @param seenBefore share of the engineers who know it from another customer
   * @param workaroundMinutes from the core team's forming to running again
   * @param causeMinutes from there to the cause removed
   * @param updateMinutes between two updates to the customer
   * @param reviewHours from the end to the finished review
   */
  public record MajorWork(
      Spread pageMinutes,
      double seenBefore,
      Spread workaroundMinutes,
      Spread causeMinutes,
      Spread updateMinutes,
      Spread reviewHours) {
    public MajorWork {
      Expect.share("seenBefore", seenBefore);
    }
  }
}
