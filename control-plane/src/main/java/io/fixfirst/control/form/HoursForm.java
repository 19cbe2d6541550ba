package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Problems;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Service hours: a preset, or each weekday's intervals. */
public record HoursForm(
    @Doc(
            "office is Monday to Friday 08-16; extended 07-22 on all days; around-the-clock never closes")
        @Nullable Preset preset,
    @Doc(value = "Whose local time counts", example = "Europe/Copenhagen", max = 60)
        @Nullable String zone,
    @Doc("Intervals per weekday; a day that is left out is closed")
        @Nullable Map<DayOfWeek, List<IntervalForm>> week,
    @Doc("Whose public holidays are closed") @Nullable HolidaysForm holidays,
    @Doc(value = "Further closed days", max = 400) @Nullable List<LocalDate> closingDays) {

  /** Common service hours. */
  public enum Preset {
    OFFICE,
    EXTENDED,
    AROUND_THE_CLOCK
  }

  /** A part of a day; to 00:00 means its end. */
  public record IntervalForm(
      @Doc(value = "Its beginning", example = "08:00") LocalTime from,
      @Doc(value = "Its end, exclusive", example = "16:00") LocalTime to) {}

  /** Whose public holidays count. */
  public record HolidaysForm(
      @Doc(value = "ISO 3166-1 alpha-2", example = "dk", max = 2) String country,
      @Doc(value = "A region of it", max = 20) @Nullable String region) {}

  static final HoursForm OFFICE = new HoursForm(Preset.OFFICE, null, null, null, null);

  /** {@return the core's record} */
  public ServiceHours toCore() {
    ZoneId where = where();
    ServiceHours hours =
        week == null ? preset(where) : new ServiceHours(where, days(), null, Set.of());
    return new ServiceHours(
        where,
        hours.week(),
        holidays == null ? null : new HolidayRegion(holidays.country(), holidays.region()),
        closingDays == null ? Set.of() : new TreeSet<>(closingDays));
  }

  /** {@return the form of the core's record} */
  public static HoursForm of(ServiceHours hours) {
    Map<DayOfWeek, List<IntervalForm>> week = new TreeMap<>();
    hours
        .week()
        .forEach(
            (day, intervals) ->
                week.put(
                    day,
                    intervals.stream()
                        .map(part -> new IntervalForm(part.from(), part.to()))
                        .toList()));
    return new HoursForm(
        null,
        hours.zone().getId(),
        week,
        hours.holidays() == null
            ? null
            : new HolidaysForm(hours.holidays().country(), hours.holidays().region()),
        List.copyOf(new TreeSet<>(hours.closingDays())));
  }

  private ZoneId where() {
    try {
      return zone == null ? ZoneId.of("Europe/Copenhagen") : ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw Problems.invalid("hours.zone", "is not a time zone like Europe/Copenhagen").raise();
    }
  }

  private ServiceHours preset(ZoneId where) {
    return switch (preset == null ? Preset.OFFICE : preset) {
      case OFFICE ->
          ServiceHours.weekdays(where, null, new Interval(LocalTime.of(8, 0), LocalTime.of(16, 0)));
      case EXTENDED -> {
        Map<DayOfWeek, List<Interval>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
          days.put(day, List.of(new Interval(LocalTime.of(7, 0), LocalTime.of(22, 0))));
        }
        yield new ServiceHours(where, days, null, Set.of());
      }
      case AROUND_THE_CLOCK -> ServiceHours.aroundTheClock(where);
    };
  }

  private Map<DayOfWeek, List<Interval>> days() {
    Map<DayOfWeek, List<Interval>> days = new EnumMap<>(DayOfWeek.class);
    if (week != null) {
      week.forEach(
          (day, intervals) -> {
            if (!intervals.isEmpty()) {
              days.put(
                  day,
                  intervals.stream().map(part -> new Interval(part.from(), part.to())).toList());
            }
          });
    }
    return days;
  }
}
