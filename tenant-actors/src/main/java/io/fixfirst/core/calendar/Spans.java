package io.fixfirst.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parts of the time line, ascending, disjoint and not touching: when somebody is on shift, and with
 * a little arithmetic when nobody is.
 */
public record Spans(List<Span> parts) {

  /** No time at all. */
  public static final Spans NONE = new Spans(List.of());

  /**
   * A part of the time line, not empty.
   *
   * @param to exclusive
   */
  public record Span(Instant from, Instant to) {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "A span ends after it begins (was " + from + " to " + to + ").");
      }
    }
  }

  public Spans {
    parts = List.copyOf(parts);
  }

  /** {@return one part; none if it does not end after it begins} */
  public static Spans of(Instant from, Instant to) {
    return from.isBefore(to) ? new Spans(List.of(new Span(from, to))) : NONE;
  }

  /** {@return when a calendar is open within a window} */
  public static Spans of(ServiceCalendar calendar, Instant from, Instant to) {
    List<Span> open = new ArrayList<>();
    Instant at = calendar.nextOpening(from);
    while (at.isBefore(to)) {
      Instant closing = calendar.nextClosing(at);
      Instant end = closing == null || closing.isAfter(to) ? to : closing;
      open.add(new Span(at, end));
      at = end.isBefore(to) ? calendar.nextOpening(end) : to;
    }
    return merged(open);
  }

  /** {@return what is in any of these} */
  public static Spans union(List<Spans> all) {
    return merged(all.stream().flatMap(spans -> spans.parts.stream()).toList());
  }

  /** {@return what is here and not there} */
  public Spans without(Spans other) {
    List<Span> left = new ArrayList<>();
    int next = 0;
    for (Span part : parts) {
      Instant from = part.from;
      while (next < other.parts.size() && !other.parts.get(next).to.isAfter(from)) {
        next++;
      }
      for (int index = next; index < other.parts.size(); index++) {
        Span hole = other.parts.get(index);
        if (!hole.from.isBefore(part.to)) {
          break;
        }
        if (from.isBefore(hole.from)) {
          left.add(new Span(from, hole.from));
        }
        from = hole.to.isAfter(from) ? hole.to : from;
      }
      if (from.isBefore(part.to)) {
        left.add(new Span(from, part.to));
      }
    }
    return new Spans(left);
  }

  /** {@return what is both here and there} */
  public Spans and(Spans other) {
    return without(without(other));
  }

  /** {@return how long they are together} */
  public Duration length() {
    return parts.stream()
        .map(part -> Duration.between(part.from, part.to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Spans merged(List<Span> parts) {
    List<Span> merged = new ArrayList<>();
    for (Span part : parts.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (!merged.isEmpty() && !part.from.isAfter(merged.getLast().to)) {
        Span last = merged.removeLast();
        merged.add(new Span(last.from, last.to.isAfter(part.to) ? last.to : part.to));
      } else {
        merged.add(part);
      }
    }
    return new Spans(merged);
  }
}
