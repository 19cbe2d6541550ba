package io.fixfirst.simulation.scenario;

import io.fixfirst.core.calendar.ServiceHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Working hours. Hours alone may be written for it.
 *
 * @param breaks when people of the shift are away within the hours
 * @param holidays country whose public holidays are free; absent where they are worked
 * @param closingDays further free days
 */
@Shorthand("hours")
public record ShiftPlan(
    WeekHours hours,
    @Default("[]") WeekHours breaks,
    @Nullable String holidays,
    @Default("[]") Set<LocalDate> closingDays) {

  /** The shift that is there without being defined: everybody, at any time. */
  public static final String ALWAYS = "always";

  static final ShiftPlan AROUND_THE_CLOCK =
      new ShiftPlan(WeekHours.ALWAYS, WeekHours.NEVER, null, Set.of());

  public ShiftPlan {
    if (hours.minus(breaks).isNever()) {
      throw new ExpectationException(
          "hours", "expected some working time in the week (it is closed or break all week)");
    }
  }

  /** {@return the working hours, without breaks and holidays} */
  public ServiceHours in(ZoneId zone) {
    return hours.minus(breaks).in(zone, holidays).closedOn(closingDays);
  }
}
