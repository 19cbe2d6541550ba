package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long people need and how often they succeed. Every share is drawn anew at every visit of a
 * ticket to a line.
 *
 * @param pickUpMinutes from being assigned a ticket to beginning on it
 * @param writeUpMinutes from seeing that an alarm has cleared to having written down what it was
 * @param reopened share of resolved incidents that the customer reopens, where a line says nothing
 *     else
 * @param reopenHours from resolved to reopened
 */
public record WorkPlan(
    @Default("{minutes: {mean: 10, cv: 1}}") LineWork first,
    @Default("{minutes: {mean: 60, cv: 1}}") LineWork second,
    @Default("{minutes: {mean: 240, cv: 1}}") LineWork third,
    @Default("{share: 0, minutes: 0}") FirstCall firstCall,
    @Default("{share: 0, hours: 0}") Waiting waiting,
    @Default("0") Distribution pickUpMinutes,
    @Default("{mean: 3, cv: 0.5}") Distribution writeUpMinutes,
    @Default("0") double reopened,
    @Default("{mean: 3, cv: 1.5}") Distribution reopenHours,
    @Default("{}") MajorWork major) {

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

  /** {@return the share of what a line has resolved that the customer reopens} */
  public double reopenedAfter(Line line) {
    Double own = of(line).reopened();
    return own == null ? reopened : own;
  }

  /**
   * Work of one line on one ticket.
   *
   * @param minutes until it is solved or the line knows that it cannot
   * @param solved share of what reaches the line that it solves itself; the last line solves all
   * @param sentBack share of what reaches the line that it sends back to the line before
   * @param reopened share of what it has resolved that the customer reopens; absent for that of all
   * @param categories what is different for some categories
   */
  public record LineWork(
      Distribution minutes,
      @Default("1") double solved,
      @Default("0") double sentBack,
      @Nullable Double reopened,
      @Default("{}") Map<String, CategoryWork> categories) {
    public LineWork {
      Expect.share("solved", solved);
      Expect.share("sentBack", sentBack);
      if (solved + sentBack > 1.000_001) {
        throw new ExpectationException(
            "sentBack",
            "expected at most what is not solved (solved "
                + solved
                + " and sentBack "
                + sentBack
                + " are more than 1)");
      }
      if (reopened != null) {
        Expect.share("reopened", reopened);
      }
      categories = Ordered.copyOf(categories);
    }

    /** {@return how long it works on a ticket of a category} */
    public Distribution minutes(String category) {
      CategoryWork own = categories.get(category);
      return own == null || own.minutes() == null ? minutes : own.minutes();
    }

    /** {@return the share of a category that it solves itself} */
    public double solved(String category) {
      CategoryWork own = categories.get(category);
      return own == null || own.solved() == null ? solved : own.solved();
    }
  }

  /** What is different for a category; what is absent is not. */
  public record CategoryWork(@Nullable Distribution minutes, @Nullable Double solved) {
    public CategoryWork {
      if (solved != null) {
        Expect.share("solved", solved);
      }
    }
  }

  /** What is solved while the customer is still on the telephone: a share of all incidents. */
  public record FirstCall(double share, Distribution minutes) {
    public FirstCall {
      Expect.share("share", share);
    }
  }

  /** How often a ticket waits for the customer, and how long the answer takes. */
  public record Waiting(double share, Distribution hours) {
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
      @Default("{mean: 2, cv: 0.9}") Distribution pageMinutes,
      @Default("0") double seenBefore,
      @Default("{mean: 35, cv: 0.5}") Distribution workaroundMinutes,
      @Default("{mean: 50, cv: 0.6}") Distribution causeMinutes,
      @Default("{mean: 20, cv: 0.2}") Distribution updateMinutes,
      @Default("{mean: 26, cv: 0.4}") Distribution reviewHours) {
    public MajorWork {
      Expect.share("seenBefore", seenBefore);
      if (updateMinutes.mean() == 0) {
        throw new ExpectationException("updateMinutes", "expected a mean above 0");
      }
    }
  }
}
