package io.fixfirst.core.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** The public holidays of a country or region, per year; observances are working days. */
final class PublicHolidays {

  private record RegionYear(HolidayRegion region, int year) {}

  private static final Set<String> COUNTRIES =
      HolidayManager.getSupportedCalendarCodes().stream()
          .map(code -> code.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  /** What was asked for before; two threads that race read the same thing twice at worst. */
  private static volatile PMap<RegionYear, Set<LocalDate>> known = HashTreePMap.empty();

  /** Regions that are known to exist, as far as anybody has asked. */
  private static volatile PSet<HolidayRegion> sound = HashTreePSet.empty();

  private PublicHolidays() {}

  /** {@return the closed dates of that year} */
  static Set<LocalDate> of(HolidayRegion region, int year) {
    RegionYear asked = new RegionYear(region, year);
    Set<LocalDate> dates = known.get(asked);
    if (dates == null) {
      dates = read(asked);
      known = known.plus(asked, dates);
    }
    return dates;
  }

  /** {@return what is wrong with the country or region, in a sentence; null if both are known} */
  static @Nullable String problem(HolidayRegion region) {
    if (sound.contains(region)) {
      return null;
    }
    String problem = search(region);
    if (problem == null) {
      sound = sound.plus(region);
    }
    return problem;
  }

  private static @Nullable String search(HolidayRegion region) {
    String country = region.country().toLowerCase(Locale.ROOT);
    if (country.length() != 2 || !COUNTRIES.contains(country)) {
      return "Holidays are known by two-letter country codes such as dk, se, nl (was \""
          + region.country()
          + "\").";
    }
    CalendarHierarchy place =
        HolidayManager.getInstance(ManagerParameters.create(country)).getCalendarHierarchy();
    for (String part : parts(region)) {
      CalendarHierarchy child = place.getChildren().get(part);
      if (child == null) {
        return "The regions known in "
            + place.getId()
            + " are "
            + new TreeSet<>(place.getChildren().keySet())
            + " (was \""
            + part
            + "\").";
      }
      place = child;
    }
    return null;
  }

  private static synchronized Set<LocalDate> read(RegionYear of) {
    HolidayManager manager =
        HolidayManager.getInstance(
            ManagerParameters.create(of.region().country().toLowerCase(Locale.ROOT)));
    Set<LocalDate> dates = new TreeSet<>();
    for (Holiday holiday : manager.getHolidays(Year.of(of.year()), parts(of.region()))) {
      if (holiday.getType() != HolidayType.OBSERVANCE) {
        dates.add(holiday.getDate());
      }
    }
    return Collections.unmodifiableSet(dates);
  }

  private static String[] parts(HolidayRegion region) {
    String path = region.region();
    return path == null ? new String[0] : path.toLowerCase(Locale.ROOT).split("/", -1);
  }
}
