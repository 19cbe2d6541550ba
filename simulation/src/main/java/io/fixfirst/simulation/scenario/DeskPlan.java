package io.fixfirst.simulation.scenario;

import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider's floor.
 *
 * @param pageAgainAfter how long a page may go unanswered before the next contact way is tried
 * @param restAfterNightCall how long people rest after a call outside their shift; 0 for not at all
 * @param shifts working hours by name
 */
public record DeskPlan(
    String id,
    List<TeamPlan> teams,
    Duration pageAgainAfter,
    Duration restAfterNightCall,
    Map<String, WeekHours> shifts,
    List<EngineerPlan> engineers) {

  public DeskPlan {
    Expect.slug("id", id);
    Expect.notEmpty("teams", teams);
    Expect.notEmpty("engineers", engineers);
    Expect.positive("pageAgainAfter", pageAgainAfter);
    Expect.notNegative("restAfterNightCall", restAfterNightCall);
    teams = List.copyOf(teams);
    shifts = Ordered.copyOf(shifts);
    engineers = List.copyOf(engineers);
  }

  /**
   * A team of the desk; where {@code vendor} is named, a third party that nobody is assigned in.
   *
   * @param line 1, 2 or 3
   * @param categories that it takes; empty takes what no other team of the line takes
   * @param limit tickets that it may have assigned at once; absent for no limit
   * @param promised how long the vendor may take
   */
  public record TeamPlan(
      String id,
      String label,
      int line,
      Set<String> categories,
      DispatchPolicy policy,
      Duration pickUpWithin,
      @Nullable Integer limit,
      @Nullable String vendor,
      @Nullable Duration promised) {

    public TeamPlan {
      Expect.slug("id", id);
      Expect.range("line", line, 1, 3);
      Expect.positive("pickUpWithin", pickUpWithin);
      if (limit != null) {
        Expect.range("limit", limit, 0, 100_000);
      }
      if ((vendor == null) != (promised == null)) {
        throw new ExpectationException(
            vendor == null ? "vendor" : "promised",
            "expected vendor and promised together: a vendor promises a time");
      }
      categories = Ordered.copyOf(categories);
    }
  }

  /**
   * Somebody who works at the desk.
   *
   * @param shares of their working time per team, together at most 1
   * @param shift the name of their working hours
   * @param knows ids of the tenants that they know well
   */
  public record EngineerPlan(
      String id,
      String name,
      Set<String> skills,
      Map<String, Double> shares,
      String shift,
      Set<String> knows) {

    public EngineerPlan {
      Expect.slug("id", id);
      double together = 0;
      for (double share : shares.values()) {
        Expect.share("shares", share);
        together += share;
      }
      if (shares.isEmpty() || together > 1.000_001) {
        throw new ExpectationException(
            "shares", "expected one or more shares of together at most 1 (were " + together + ")");
      }
      skills = Ordered.copyOf(skills);
      shares = Ordered.copyOf(shares);
      knows = Ordered.copyOf(knows);
    }
  }
}
