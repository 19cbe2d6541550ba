package io.fixfirst.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceCalendarTest {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final Interval NINE_TO_FIVE = interval("09:00", "17:00");
  private static final ServiceHours OFFICE = ServiceHours.weekdays(BRUSSELS, null, NINE_TO_FIVE);

  /** Golden case (b): two intervals a day, closed on the First of May. */
  private static final ServiceHours WITH_BREAK =
      ServiceHours.weekdays(
          BRUSSELS,
          new HolidayRegion("BE", null),
          interval("09:00", "12:30"),
          interval("13:30", "17:00"));

  @Test
  void four_hours_from_four_in_the_afternoon_end_at_noon_of_the_next_working_day() {
    assertThat(add(OFFICE, local("2026-06-03T16:00"), hours(4)))
        .isEqualTo(local("2026-06-04T12:00"));
    assertThat(add(OFFICE, local("2026-06-05T16:00"), hours(4)))
        .as("from a Friday")
        .isEqualTo(local("2026-06-08T12:00"));
  }

  @Test
  void the_first_of_may_the_weekend_and_the_lunch_break_do_not_count() {
    assertThat(add(WITH_BREAK, local("2026-04-30T16:00"), hours(4)))
        .isEqualTo(local("2026-05-04T12:00"));
    assertThat(between(WITH_BREAK, local("2026-04-30T16:00"), local("2026-05-04T12:00")))
        .isEqualTo(hours(4));
  }

  @Test
  void around_the_clock_follows_the_sun_and_not_the_wall_when_the_clock_changes() {
    ServiceHours always = ServiceHours.aroundTheClock(BRUSSELS);
    assertThat(add(always, local("2026-03-29T00:30"), hours(4)))
        .isEqualTo(OffsetDateTime.parse("2026-03-29T05:30+02:00").toInstant());
    assertThat(add(always, local("2026-10-25T00:30"), hours(4)))
        .isEqualTo(OffsetDateTime.parse("2026-10-25T03:30+01:00").toInstant());
  }

  @Test
  void an_all_day_calendar_with_holidays_has_a_day_of_23_and_one_of_25_hours() {
    ServiceHours days =
        new ServiceHours(
            BRUSSELS,
            ServiceHours.aroundTheClock(BRUSSELS).week(),
            new HolidayRegion("be", null),
            Set.of());
    assertThat(between(days, local("2026-03-29T00:00"), local("2026-03-30T00:00")))
        .isEqualTo(hours(23));
    assertThat(between(days, local("2026-10-25T00:00"), local("2026-10-26T00:00")))
        .isEqualTo(hours(25));
    assertThat(add(days, local("2026-03-29T00:30"), hours(4)))
        .isEqualTo(OffsetDateTime.parse("2026-03-29T05:30+02:00").toInstant());
  }

  @Test
  void a_shift_that_begins_in_the_skipped_hour_begins_when_the_clock_has_skipped() {
    ServiceHours night =
        new ServiceHours(
            BRUSSELS,
            Map.of(DayOfWeek.SUNDAY, List.of(interval("02:30", "06:00"))),
            null,
            Set.of());
    assertThat(calendar(night).nextOpening(local("2026-03-29T00:00")))
        .isEqualTo(OffsetDateTime.parse("2026-03-29T03:00+02:00").toInstant());
    assertThat(between(night, local("2026-03-29T00:00"), local("2026-03-29T12:00")))
        .isEqualTo(hours(3));
  }

  @Test
  void neighbouring_parts_stay_disjoint_in_the_hour_that_comes_twice() {
    ServiceHours night =
        new ServiceHours(
            BRUSSELS,
            Map.of(
                DayOfWeek.SUNDAY, List.of(interval("00:00", "02:30"), interval("02:30", "06:00"))),
            null,
            Set.of());
    assertThat(between(night, local("2026-10-25T00:00"), local("2026-10-25T12:00")))
        .isEqualTo(hours(7));
  }

  @Test
  void holidays_are_those_of_the_country_and_the_region() {
    ServiceHours germany = ServiceHours.weekdays(BRUSSELS, region("DE", null), NINE_TO_FIVE);
    ServiceHours bavaria = ServiceHours.weekdays(BRUSSELS, region("DE", "by"), NINE_TO_FIVE);
    ServiceHours augsburg = ServiceHours.weekdays(BRUSSELS, region("de", "by/ag"), NINE_TO_FIVE);
    Instant epiphany = local("2026-01-06T10:00");
    Instant peaceFestival = local("2028-08-08T10:00");
    assertThat(calendar(germany).isOpen(epiphany)).isTrue();
    assertThat(calendar(bavaria).isOpen(epiphany)).isFalse();
    assertThat(calendar(bavaria).isOpen(peaceFestival)).isTrue();
    assertThat(calendar(augsburg).isOpen(peaceFestival)).isFalse();
  }

  @Test
  void danish_prayer_day_is_closed_until_2023_only() {
    ServiceHours denmark = ServiceHours.weekdays(BRUSSELS, region("dk", null), NINE_TO_FIVE);
    assertThat(calendar(denmark).isOpen(local("2023-05-05T10:00"))).isFalse();
    assertThat(calendar(denmark).isOpen(local("2024-04-26T10:00"))).isTrue();
  }

  @Test
  void own_closing_days_are_closed() {
    ServiceHours closed = OFFICE.closedOn(Set.of(LocalDate.parse("2026-06-04")));
    assertThat(add(closed, local("2026-06-03T16:00"), hours(4)))
        .isEqualTo(local("2026-06-05T12:00"));
  }

  @Test
  void time_that_ends_exactly_at_closing_ends_then_and_not_next_morning() {
    assertThat(add(OFFICE, local("2026-06-03T16:00"), hours(1)))
        .isEqualTo(local("2026-06-03T17:00"));
  }

  @Test
  void no_time_at_all_is_over_at_once_even_at_night() {
    assertThat(add(OFFICE, local("2026-06-03T22:00"), Duration.ZERO))
        .isEqualTo(local("2026-06-03T22:00"));
  }

  @Test
  void openings_and_closings_are_found() {
    ServiceCalendar office = calendar(OFFICE);
    assertThat(office.isOpen(local("2026-06-03T09:00"))).isTrue();
    assertThat(office.isOpen(local("2026-06-03T17:00"))).isFalse();
    assertThat(office.nextOpening(local("2026-06-03T10:00"))).isEqualTo(local("2026-06-03T10:00"));
    assertThat(office.nextOpening(local("2026-06-05T17:00"))).isEqualTo(local("2026-06-08T09:00"));
    assertThat(office.nextClosing(local("2026-06-03T10:00"))).isEqualTo(local("2026-06-03T17:00"));
    assertThat(office.nextClosing(local("2026-06-03T17:00"))).isEqualTo(local("2026-06-04T17:00"));
    assertThat(calendar(ServiceHours.aroundTheClock(BRUSSELS)).nextClosing(Instant.EPOCH)).isNull();
  }

  @Test
  void a_night_shift_over_new_year_closes_in_the_new_year() {
    ServiceHours nights =
        ServiceHours.weekdays(
            BRUSSELS, null, interval("00:00", "06:00"), interval("22:00", "00:00"));
    assertThat(calendar(nights).nextClosing(local("2025-12-31T23:00")))
        .isEqualTo(local("2026-01-01T06:00"));
    assertThat(between(nights, local("2025-12-31T20:00"), local("2026-01-01T20:00")))
        .isEqualTo(hours(8));
  }

  @Test
  void equal_hours_share_one_calendar() {
    ServiceHours same = ServiceHours.weekdays(BRUSSELS, null, NINE_TO_FIVE);
    assertThat(ServiceCalendar.of(same)).isSameAs(ServiceCalendar.of(OFFICE));
  }

  @Test
  void hours_that_are_never_open_are_refused() {
    assertThatThrownBy(() -> new ServiceHours(BRUSSELS, Map.of(), null, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no day has an interval");
    assertThatThrownBy(
            () ->
                new ServiceHours(
                    BRUSSELS, Map.of(DayOfWeek.MONDAY, List.<Interval>of()), null, Set.of()))
        .hasMessageContaining("no day has an interval");
  }

  @Test
  void intervals_that_overlap_or_run_backwards_are_refused() {
    assertThatThrownBy(() -> interval("17:00", "09:00"))
        .hasMessageContaining("ends after it begins");
    assertThatThrownBy(() -> interval("09:00", "09:00"))
        .hasMessageContaining("ends after it begins");
    assertThatThrownBy(
            () ->
                ServiceHours.weekdays(
                    BRUSSELS, null, interval("09:00", "13:00"), interval("12:00", "17:00")))
        .hasMessageContaining("do not overlap");
    assertThatThrownBy(
            () ->
                ServiceHours.weekdays(
                    BRUSSELS, null, interval("09:00", "00:00"), interval("12:00", "17:00")))
        .hasMessageContaining("do not overlap");
  }

  @Test
  void unknown_countries_and_regions_are_told_with_what_is_known() {
    assertThat(problem("xx", null)).contains("two-letter country codes").contains("\"xx\"");
    assertThat(problem("Denmark", null)).contains("two-letter country codes");
    assertThat(problem("de", "atlantis")).contains("by").contains("\"atlantis\"");
    assertThat(problem("de", "by/ag")).isNull();
    assertThat(ServiceCalendar.problem(OFFICE)).isNull();
  }

  @Test
  void times_far_from_ours_are_a_defect_and_do_not_search_forever() {
    assertThatThrownBy(() -> calendar(OFFICE).isOpen(Instant.parse("2500-01-01T00:00:00Z")))
        .hasMessageContaining("1900 to 2199");
    assertThatThrownBy(() -> add(OFFICE, local("2026-06-03T16:00"), hours(500_000)))
        .hasMessageContaining("hardly ever open");
  }

  private static @Nullable String problem(String country, @Nullable String region) {
    return ServiceCalendar.problem(
        ServiceHours.weekdays(BRUSSELS, region(country, region), NINE_TO_FIVE));
  }

  private static HolidayRegion region(String country, @Nullable String region) {
    return new HolidayRegion(country, region);
  }

  private static Instant add(ServiceHours hours, Instant from, Duration serviceTime) {
    return calendar(hours).add(from, serviceTime);
  }

  private static Duration between(ServiceHours hours, Instant from, Instant to) {
    return calendar(hours).between(from, to);
  }

  private static ServiceCalendar calendar(ServiceHours hours) {
    return ServiceCalendar.of(hours);
  }

  private static Interval interval(String from, String to) {
    return new Interval(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant local(String text) {
    return ZonedDateTime.of(LocalDateTime.parse(text), BRUSSELS).toInstant();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
