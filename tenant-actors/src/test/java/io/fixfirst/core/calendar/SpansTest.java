package io.fixfirst.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.core.calendar.Spans.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final Instant T0 = Instant.parse("2026-03-02T00:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  @Test
  void a_weeks_shifts_are_parts_that_follow_holidays_and_daylight_saving() {
    ServiceCalendar office =
        ServiceCalendar.of(
            ServiceHours.weekdays(
                ZONE,
                new HolidayRegion("dk", null),
                new Interval(LocalTime.of(8, 0), LocalTime.of(16, 0))));
    Spans easter =
        Spans.of(
            office, Instant.parse("2026-03-27T00:00:00Z"), Instant.parse("2026-04-08T00:00:00Z"));
    assertThat(easter.parts())
        .startsWith(span("2026-03-27T07:00:00Z", "2026-03-27T15:00:00Z"))
        .contains(span("2026-03-30T06:00:00Z", "2026-03-30T14:00:00Z"))
        .noneMatch(part -> part.from().toString().startsWith("2026-04-03")); // Good Friday
    assertThat(easter.length()).isEqualTo(Duration.ofHours(8 * 5));
  }

  @Test
  void hours_that_never_close_are_the_whole_window() {
    Spans always =
        Spans.of(ServiceCalendar.of(ServiceHours.aroundTheClock(ZONE)), T0, T0.plusSeconds(9));
    assertThat(always).isEqualTo(Spans.of(T0, T0.plusSeconds(9)));
  }

  @Test
  void what_touches_is_one_part_and_what_is_empty_is_none() {
    assertThat(Spans.union(List.of(hours(1, 3), hours(3, 4), hours(7, 9), hours(8, 8))).parts())
        .containsExactly(new Span(hour(1), hour(4)), new Span(hour(7), hour(9)));
    assertThat(hours(5, 5)).isEqualTo(Spans.NONE);
  }

  @Property
  void arithmetic_agrees_with_asking_each_hour(
      @ForAll("spans") Spans one, @ForAll("spans") Spans other) {
    for (int hour = 0; hour < 30; hour++) {
      boolean here = has(one, hour);
      boolean there = has(other, hour);
      assertThat(has(one.without(other), hour)).isEqualTo(here && !there);
      assertThat(has(one.and(other), hour)).isEqualTo(here && there);
      assertThat(has(Spans.union(List.of(one, other)), hour)).isEqualTo(here || there);
    }
    assertThat(one.without(other).length().plus(one.and(other).length())).isEqualTo(one.length());
  }

  @Provide
  Arbitrary<Spans> spans() {
    return Arbitraries.integers()
        .between(0, 25)
        .list()
        .ofMaxSize(6)
        .map(begins -> Spans.union(begins.stream().map(at -> hours(at, at + at % 4)).toList()));
  }

  private static boolean has(Spans spans, int hour) {
    Instant middle = hour(hour).plusSeconds(1800);
    return spans.parts().stream()
        .anyMatch(part -> part.from().isBefore(middle) && part.to().isAfter(middle));
  }

  private static Spans hours(int from, int to) {
    return Spans.of(hour(from), hour(to));
  }

  private static Instant hour(int hour) {
    return T0.plusSeconds(3600L * hour);
  }

  private static Span span(String from, String to) {
    return new Span(Instant.parse(from), Instant.parse(to));
  }
}
