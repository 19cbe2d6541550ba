package io.fixfirst.core.sla;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of one clock: every interval, running or not and why, and the service time that it
 * counted. The rows up to now sum to {@code used}; {@code used} and {@code left} make the target,
 * and with the rows ahead of now they sum to the deadline.
 *
 * @param target in service time
 * @param rows ascending, without gaps from the clock's beginning
 * @param used service time counted up to now
 * @param left service time that is left; zero if it has run out
 * @param over service time beyond the target; zero unless it has run out
 * @param due when it runs out if it goes on; null unless it runs and has not run out
 * @param stopped whether it has stopped
 * @param breached whether it has run out
 */
public record Ledger(
    String clock,
    Duration target,
    List<Row> rows,
    Duration used,
    Duration left,
    Duration over,
    @Nullable Instant due,
    boolean stopped,
    boolean breached) {

  /** A clock that has more rows than this is not split at opening hours. */
  private static final int ROWS_MAX = 1000;

  /** What a clock does in a row. */
  public enum Kind {
    RUNNING,
    CLOSED,
    PAUSED,
    STOPPED
  }

  /**
   * One interval.
   *
   * @param because {@code opened}, {@code waiting-customer}, {@code outside-service-hours}, ...
   * @param counted service time
   * @param ahead whether it is still to come
   */
  public record Row(
      Instant from, Instant to, Kind kind, String because, Duration counted, boolean ahead) {}

  public Ledger {
    rows = List.copyOf(rows);
  }

  /**
   * {@return the account of a clock}
   *
   * @param hours in force now
   * @param opened since when the clock counts
   */
  public static Ledger of(SlaClock clock, ServiceHours hours, Instant opened, Instant now) {
    Rows rows = new Rows(ServiceCalendar.of(hours));
    List<SlaClock.Entry> entries = clock.entries();
    SlaClock.Entry first = entries.getFirst();
    if (first.move().elapsed().isPositive()) {
      rows.running(opened, first.at(), first.move().because(), first.move().elapsed(), false);
    }
    for (int index = 1; index < entries.size(); index++) {
      SlaClock.Entry entry = entries.get(index - 1);
      SlaClock.Entry next = entries.get(index);
      rows.add(entry, next.at(), next.move().elapsed().minus(entry.move().elapsed()));
    }
    SlaClock.Entry last = entries.getLast();
    Instant until = now.isBefore(last.at()) ? last.at() : now;
    Duration used = last.move().elapsed();
    if (clock.state() == ClockMove.State.RUNNING) {
      Duration counted = rows.calendar.between(last.at(), until);
      rows.add(last, until, counted);
      used = used.plus(counted);
    } else if (clock.state() == ClockMove.State.PAUSED) {
      rows.add(last, until, Duration.ZERO);
    }
    Duration rest = clock.target().minus(used);
    Instant due = clock.due();
    if (due != null && rest.isPositive()) {
      rows.running(until, due, "to-deadline", rest, true);
    }
    return new Ledger(
        clock.name(),
        clock.target(),
        rows.rows,
        used,
        rest.isNegative() ? Duration.ZERO : rest,
        rest.isNegative() ? rest.negated() : Duration.ZERO,
        due,
        clock.state() == ClockMove.State.STOPPED,
        clock.breached() || !rest.isPositive());
  }

  /** Rows in the making; running time is split where the hours close, if they explain it. */
  private static final class Rows {
    private final ServiceCalendar calendar;
    private final List<Row> rows = new ArrayList<>();

    Rows(ServiceCalendar calendar) {
      this.calendar = calendar;
    }

    void add(SlaClock.Entry entry, Instant to, Duration counted) {
      String because = entry.move().because();
      switch (entry.move().state()) {
        case RUNNING -> running(entry.at(), to, because, counted, false);
        case PAUSED -> idle(entry.at(), to, Kind.PAUSED, because, false);
        case STOPPED -> idle(entry.at(), to, Kind.STOPPED, because, false);
      }
    }

    void running(Instant from, Instant to, String because, Duration counted, boolean ahead) {
      if (!calendar.between(from, to).equals(counted)) {
        rows.add(new Row(from, to, Kind.RUNNING, because, counted, ahead)); // Under other hours.
        return;
      }
      Instant at = from;
      while (at.isBefore(to)) {
        Instant opening = rows.size() < ROWS_MAX ? earlier(calendar.nextOpening(at), to) : at;
        idle(at, opening, Kind.CLOSED, "outside-service-hours", ahead);
        Instant closing = rows.size() < ROWS_MAX ? calendar.nextClosing(opening) : null;
        Instant end = closing == null ? to : earlier(closing, to);
        if (opening.isBefore(end)) {
          Duration part = calendar.between(opening, end);
          rows.add(new Row(opening, end, Kind.RUNNING, because, part, ahead));
        }
        at = end;
      }
    }

    private void idle(Instant from, Instant to, Kind kind, String because, boolean ahead) {
      if (from.isBefore(to)) {
        rows.add(new Row(from, to, kind, because, Duration.ZERO, ahead));
      }
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}
