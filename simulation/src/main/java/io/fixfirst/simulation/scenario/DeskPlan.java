package io.fixfirst.simulation.scenario;

import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider's floor.
 *
 * @param pageAgainAfter how long a page may go unanswered before the next contact way is tried
 * @param restAfterNightCall how long people rest after a call outside their shift; 0 for not at all
 * @param shifts working hours by name; {@code always} is there without being defined
 * @param absences why people on shift are not there
 */
public record DeskPlan(
    @Default("main") String id,
    List<TeamPlan> teams,
    @Default("PT5M") Duration pageAgainAfter,
    @Default("PT0S") Duration restAfterNightCall,
    @Default("{}") Map<String, ShiftPlan> shifts,
    @Default("[]") List<Absence> absences,
    List<EngineerPlan> engineers) {

  public DeskPlan {
    Expect.slug("id", id);
    Expect.notEmpty("teams", teams);
    Expect.notEmpty("engineers", engineers);
    Expect.positive("pageAgainAfter", pageAgainAfter);
    Expect.notNegative("restAfterNightCall", restAfterNightCall);
    teams = List.copyOf(teams);
    Map<String, ShiftPlan> named = new LinkedHashMap<>();
    named.put(ShiftPlan.ALWAYS, ShiftPlan.AROUND_THE_CLOCK);
    named.putAll(shifts);
    shifts = Ordered.copyOf(named);
    absences = List.copyOf(absences);
    engineers = List.copyOf(engineers);
  }

  /** {@return the working hours of that name, which the file has been checked for} */
  public ShiftPlan shift(String name) {
    return Objects.requireNonNull(shifts.get(name));
  }

  /** {@return why somebody may be away} */
  public List<Absence> absencesOf(EngineerPlan engineer) {
    return absences.stream()
        .filter(
            absence ->
                absence.teams().isEmpty()
                    || absence.teams().stream().anyMatch(engineer.shares()::containsKey))
        .toList();
  }

  /** {@return whether some team of the provider works in that line} */
  public boolean has(int line) {
    return teams.stream().anyMatch(team -> team.line() == line);
  }

  /**
   * A team of the desk; where {@code vendor} is named, a third party that nobody is assigned in.
   *
   * @param line 1, 2 or 3
   * @param categories that it takes; empty takes what no other team of the line takes
   * @param policy in which order its queue is handed out
   * @param pickUpWithin an assigned ticket that is not picked up for so long goes back
   * @param touchLimit how long a team of the 1st line may work on a ticket before it goes to the
   *     2nd; absent for what the contract says
   * @param limit tickets that it may have assigned at once; absent for no limit
   * @param promised how long the vendor may take
   * @param vendorMinutes how long the vendor does take; absent for the 3rd line's work
   */
  public record TeamPlan(
      String id,
      @Default("") String label,
      @Default("2") int line,
      @Default("[]") Set<String> categories,
      @Default("first-come") DispatchPolicy policy,
      @Default("PT30M") Duration pickUpWithin,
      @Nullable Duration touchLimit,
      @Nullable Integer limit,
      @Nullable String vendor,
      @Nullable Duration promised,
      @Nullable Distribution vendorMinutes) {

    public TeamPlan {
      Expect.slug("id", id);
      Expect.range("line", line, 1, 3);
      Expect.positive("pickUpWithin", pickUpWithin);
      if (touchLimit != null) {
        Expect.positive("touchLimit", touchLimit);
        if (line != 1) {
          throw new ExpectationException(
              "touchLimit", "expected only in a team of line 1 (was in line " + line + ")");
        }
      }
      if (limit != null) {
        Expect.range("limit", limit, 0, 100_000);
      }
      if ((vendor == null) != (promised == null)) {
        throw new ExpectationException(
            vendor == null ? "vendor" : "promised",
            "expected vendor and promised together: a vendor promises a time");
      }
      if (vendor == null && vendorMinutes != null) {
        throw new ExpectationException("vendorMinutes", "expected only where vendor is named");
      }
      label = label.isEmpty() ? id : label;
      categories = Ordered.copyOf(categories);
    }
  }

  /**
   * Somebody who works at the desk.
   *
   * @param count written in a file, that many of the kind: {@code agent} becomes {@code agent-01},
   *     {@code agent-02}, ...; 1 for everybody once read, 0 in a file for nobody
   * @param shares of their working time per team, together at most 1
   * @param shift the name of their working hours
   * @param onCall the name of the hours outside of their shift in which they see a page; absent for
   *     any time
   * @param knows ids of the tenants that they know well
   * @param leave days on which they are not there at all
   */
  public record EngineerPlan(
      String id,
      @Default("") String name,
      @Default("1") int count,
      @Default("[]") Set<String> skills,
      Map<String, Double> shares,
      @Default("always") String shift,
      @Nullable String onCall,
      @Default("[]") Set<String> knows,
      @Default("[]") List<DateRange> leave) {

    /** The most people that one entry may stand for. */
    static final int COUNT_MOST = 10_000;

    public EngineerPlan {
      Expect.slug("id", id);
      Expect.range("count", count, 0, COUNT_MOST);
      double together = 0;
      for (double share : shares.values()) {
        Expect.share("shares", share);
        together += share;
      }
      if (shares.isEmpty() || !(together <= 1.000_001)) {
        throw new ExpectationException(
            "shares", "expected one or more shares of together at most 1 (were " + together + ")");
      }
      name = name.isEmpty() ? id : name;
      skills = Ordered.copyOf(skills);
      shares = Ordered.copyOf(shares);
      knows = Ordered.copyOf(knows);
      leave = List.copyOf(leave);
    }
  }
}
