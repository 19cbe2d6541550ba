package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.Ordered;
import java.util.List;
import java.util.Map;

/**
 * What a tenant's people report.
 *
 * @param perUserPerWeek incidents that a user reports in a week
 * @param profile the name of the hour-of-week profile
 * @param dayFactorCv coefficient of variation of a random factor per day, with mean 1
 * @param majorPerWeek reports in a week, among the others, that the customer calls a P1
 * @param categories what it is about
 * @param impact shares, on any scale
 * @param urgency shares, on any scale
 * @param channel shares, on any scale
 */
public record DemandPlan(
    double perUserPerWeek,
    String profile,
    double dayFactorCv,
    double majorPerWeek,
    Map<String, Category> categories,
    Map<Impact, Double> impact,
    Map<Urgency, Double> urgency,
    Map<String, Double> channel,
    List<String> majors) {

  public DemandPlan {
    Expect.notNegative("perUserPerWeek", perUserPerWeek);
    Expect.notNegative("dayFactorCv", dayFactorCv);
    Expect.notNegative("majorPerWeek", majorPerWeek);
    if (categories.isEmpty()) {
      throw new ExpectationException("categories", "expected one or more categories");
    }
    Expect.mix("impact", impact);
    Expect.mix("urgency", urgency);
    Expect.mix("channel", channel);
    if (majorPerWeek > 0) {
      Expect.notEmpty("majors", majors);
    }
    categories = Ordered.copyOf(categories);
    impact = Ordered.copyOf(impact);
    urgency = Ordered.copyOf(urgency);
    channel = Ordered.copyOf(channel);
    majors = List.copyOf(majors);
  }

  /**
   * A kind of incident.
   *
   * @param share among the categories, on any scale
   * @param service that it touches
   * @param says how people put it
   */
  public record Category(double share, String service, List<String> says) {
    public Category {
      Expect.notNegative("share", share);
      Expect.notEmpty("says", says);
      says = List.copyOf(says);
    }
  }
}
