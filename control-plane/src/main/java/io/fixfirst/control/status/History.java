package io.fixfirst.control.status;

import io.fixfirst.control.status.StatusIncident.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service ran on the last days of its tenant's calendar, today included.
 *
 * @param days the oldest first
 * @param available share of the time known in which there was no outage, 0 to 1
 */
record History(List<Day> days, double available) {

  /** How many days it goes back. */
  static final int DAYS = 90;

  /**
   * One day.
   *
   * @param worst null for a day of which nothing is known
   * @param disturbed how long the service was disturbed; what overlaps counts once
   */
  record Day(LocalDate date, @Nullable Level worst, Duration disturbed) {

    boolean isDisturbed() {
      return worst != null && worst != Level.OPERATIONAL;
    }
  }

  /** {@return the beginning of the first day} */
  static Instant begin(Instant now, ZoneId zone) {
    return first(now, zone).atStartOfDay(zone).toInstant();
  }

  /**
   * {@return the history of a service}
   *
   * @param since nothing is known before
   * @param incidents of the service
   */
  static History of(List<StatusIncident> incidents, Instant since, Instant now, ZoneId zone) {
    List<Span> spans =
        incidents.stream()
            .flatMap(incident -> incident.spans().stream())
            .sorted(Comparator.comparing(Span::from))
            .toList();
    List<Day> days = new ArrayList<>(DAYS);
    LocalDate date = first(now, zone);
    for (int i = 0; i < DAYS; i++) {
      Instant from = date.atStartOfDay(zone).toInstant();
      Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
      days.add(day(date, spans, from, earlier(to, now), since));
      date = date.plusDays(1);
    }
    Instant known = since.isAfter(begin(now, zone)) ? since : begin(now, zone);
    Duration out =
        overlap(spans.stream().filter(span -> span.level().isOutage()).toList(), known, now);
    double all = Duration.between(known, now).toMillis();
    return new History(days, all <= 0 ? 1 : Math.max(0, 1 - out.toMillis() / all));
  }

  private static LocalDate first(Instant now, ZoneId zone) {
    return now.atZone(zone).toLocalDate().minusDays(DAYS - 1);
  }

  private static Day day(
      LocalDate date, List<Span> spans, Instant from, Instant to, Instant since) {
    if (!to.isAfter(since)) {
      return new Day(date, null, Duration.ZERO);
    }
    Level worst = Level.OPERATIONAL;
    for (Span span : spans) {
      if (span.from().isBefore(to) && end(span, to).isAfter(from)) {
        worst = worst.worse(span.level());
      }
    }
    return new Day(date, worst, overlap(spans, from, to));
  }

  /** How much of a time is in at least one of the spans, which come sorted. */
  private static Duration overlap(List<Span> spans, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    Instant done = from;
    for (Span span : spans) {
      Instant begin = span.from().isAfter(done) ? span.from() : done;
      Instant end = earlier(end(span, to), to);
      if (end.isAfter(begin)) {
        sum = sum.plus(Duration.between(begin, end));
        done = end;
      }
    }
    return sum;
  }

  private static Instant end(Span span, Instant otherwise) {
    return span.to() == null ? otherwise : span.to();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
