package io.fixfirst.simulation.stats;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The calendar months that a window touches, at a place. */
final class Months {

  private final List<String> names = new ArrayList<>();
  private final long[] begins;

  Months(Window window, ZoneId zone) {
    List<Long> edges = new ArrayList<>();
    YearMonth month = YearMonth.from(Instant.ofEpochMilli(window.from()).atZone(zone));
    long begin;
    while ((begin = month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli())
        < window.until()) {
      names.add(month.toString());
      edges.add(begin);
      month = month.plusMonths(1);
    }
    begins = edges.stream().mapToLong(Long::longValue).toArray();
  }

  int count() {
    return begins.length;
  }

  /** {@return {@code 2026-03}} */
  String name(int index) {
    return names.get(index);
  }

  /** {@return which month a moment of the window is in} */
  int of(long at) {
    int index = begins.length - 1;
    while (index > 0 && begins[index] > at) {
      index--;
    }
    return index;
  }
}
