package io.fixfirst.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ServiceCalendarPropertiesTest {

  @Property(tries = 500)
  void service_time_that_is_added_reads_back(
      @ForAll("hours") ServiceHours hours,
      @ForAll("instants") Instant from,
      @ForAll("amounts") Duration amount) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    Instant end = calendar.add(from, amount);
    assertThat(calendar.between(from, end)).isEqualTo(amount);
    if (!amount.isZero()) {
      assertThat(calendar.between(from, end.minusNanos(1)))
          .as("no earlier instant would do")
          .isEqualTo(amount.minusNanos(1));
    }
  }

  @Property(tries = 300)
  void a_later_start_and_a_longer_time_never_end_earlier(
      @ForAll("hours") ServiceHours hours,
      @ForAll("instants") Instant from,
      @ForAll("amounts") Duration pause,
      @ForAll("amounts") Duration amount,
      @ForAll("amounts") Duration more) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    assertThat(calendar.add(from.plus(pause), amount)).isAfterOrEqualTo(calendar.add(from, amount));
    assertThat(calendar.add(from, amount.plus(more))).isAfterOrEqualTo(calendar.add(from, amount));
  }

  @Property(tries = 300)
  void time_added_in_two_parts_ends_with_time_added_at_once(
      @ForAll("hours") ServiceHours hours,
      @ForAll("instants") Instant from,
      @ForAll("amounts") Duration one,
      @ForAll("amounts") Duration two) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    if (!two.isZero()) {
      assertThat(calendar.add(calendar.add(from, one), two))
          .isEqualTo(calendar.add(from, one.plus(two)));
    }
  }

  @Property(tries = 300)
  void a_span_is_the_sum_of_its_parts_and_no_longer_than_the_wall_clock(
      @ForAll("hours") ServiceHours hours,
      @ForAll("instants") Instant from,
      @ForAll("amounts") Duration one,
      @ForAll("amounts") Duration two) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    Instant middle = from.plus(one);
    Instant end = middle.plus(two);
    Duration whole = calendar.between(from, end);
    assertThat(whole).isEqualTo(calendar.between(from, middle).plus(calendar.between(middle, end)));
    assertThat(whole).isLessThanOrEqualTo(Duration.between(from, end));
  }

  @Property(tries = 300)
  void openings_and_closings_take_turns(
      @ForAll("hours") ServiceHours hours, @ForAll("instants") Instant from) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    Instant opening = calendar.nextOpening(from);
    assertThat(calendar.isOpen(opening)).isTrue();
    assertThat(calendar.between(from, opening)).isZero();
    Instant closing = calendar.nextClosing(from);
    if (closing != null) {
      assertThat(calendar.isOpen(closing)).isFalse();
      assertThat(calendar.isOpen(closing.minusNanos(1))).isTrue();
      assertThat(calendar.between(opening, closing)).isEqualTo(Duration.between(opening, closing));
    }
  }

  @Provide
  Arbitrary<ServiceHours> hours() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "Europe/Copenhagen",
                "Europe/Brussels",
                "UTC",
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Asia/Kolkata")
            .map(ZoneId::of);
    Arbitrary<Set<Integer>> days = Arbitraries.integers().between(1, 7).set().ofMinSize(1);
    Arbitrary<Set<Integer>> marks =
        Arbitraries.integers().between(0, 96).set().ofMinSize(2).ofMaxSize(6);
    Arbitrary<HolidayRegion> regions =
        Arbitraries.of(
                new HolidayRegion("dk", null),
                new HolidayRegion("SE", null),
                new HolidayRegion("de", "by"))
            .injectNull(0.5);
    return Combinators.combine(zones, days, marks, regions)
        .as(ServiceCalendarPropertiesTest::hours);
  }

  private static ServiceHours hours(
      ZoneId zone, Set<Integer> days, Set<Integer> marks, @Nullable HolidayRegion region) {
    List<Integer> quarters = new ArrayList<>(new TreeSet<>(marks));
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i + 1 < quarters.size(); i += 2) {
      intervals.add(new Interval(quarter(quarters.get(i)), quarter(quarters.get(i + 1))));
    }
    Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
    for (int day : days) {
      week.put(DayOfWeek.of(day), intervals);
    }
    return new ServiceHours(zone, week, region, Set.of());
  }

  private static LocalTime quarter(int number) {
    return LocalTime.MIDNIGHT.plusMinutes(15L * number);
  }

  @Provide
  Arbitrary<Instant> instants() {
    long from = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
    long to = Instant.parse("2030-01-01T00:00:00Z").getEpochSecond();
    return Combinators.combine(
            Arbitraries.longs().between(from, to), Arbitraries.of(0, 1, 500_000_000, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Duration> amounts() {
    return Arbitraries.longs().between(0, Duration.ofHours(300).toNanos()).map(Duration::ofNanos);
  }
}
