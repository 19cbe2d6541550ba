package io.fixfirst.simulation.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalWeekTest {

  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  private static final long MINUTE = 60_000;

  @Test
  void time_falls_into_the_local_hours_of_the_week() {
    long[] hours = spread("2026-06-01T08:30", "2026-06-01T10:15"); // A Monday.
    assertThat(hours[8]).isEqualTo(30 * MINUTE);
    assertThat(hours[9]).isEqualTo(60 * MINUTE);
    assertThat(hours[10]).isEqualTo(15 * MINUTE);
  }

  @Test
  void the_hour_that_summer_time_skips_gets_nothing() {
    long[] hours = spread("2026-03-29T01:00", "2026-03-29T04:00"); // A Sunday.
    assertThat(hours[6 * 24 + 1]).isEqualTo(60 * MINUTE);
    assertThat(hours[6 * 24 + 2]).isZero();
    assertThat(hours[6 * 24 + 3]).isEqualTo(60 * MINUTE);
  }

  @Property(tries = 100)
  void it_agrees_with_the_calendar(
      @ForAll @IntRange(min = 0, max = 500_000) int minute,
      @ForAll @IntRange(min = 1, max = 59) int length) {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(minute * 60L);
    long[] hours = new long[LocalWeek.HOURS];
    new LocalWeek(COPENHAGEN)
        .spread(begin.toEpochMilli(), begin.toEpochMilli() + length * MINUTE, hours);
    var local = begin.atZone(COPENHAGEN);
    int hour = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    assertThat(hours[hour]).isEqualTo(Math.min(length, 60 - local.getMinute()) * MINUTE);
    assertThat(Arrays.stream(hours).sum()).isEqualTo(length * MINUTE);
  }

  private static long[] spread(String from, String to) {
    long[] hours = new long[LocalWeek.HOURS];
    new LocalWeek(COPENHAGEN).spread(millis(from), millis(to), hours);
    return hours;
  }

  private static long millis(String local) {
    return LocalDateTime.parse(local).atZone(COPENHAGEN).toInstant().toEpochMilli();
  }
}
