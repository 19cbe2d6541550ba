package io.fixfirst.control.replay;

import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.control.drive.Meter;
import io.fixfirst.control.replay.ReplayResult.Row;
import io.fixfirst.simulation.world.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests. Latency counts from the instant at which the request was to be sent,
 * so whoever waits behind a slow answer counts too (correction for coordinated omission: Tene, "How
 * NOT to measure latency"). Calls that came to nothing are in it with the time that they took.
 */
final class Load implements Meter {

  private static final long MICROS_MAX = TimeUnit.HOURS.toMicros(1);
  private static final int DIGITS = 3;
  private static final int CONFLICT = 409;

  private final Timetable timetable;
  private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
  private final LongAdder sent = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final LongAccumulator behind = new LongAccumulator(Math::max, 0);

  Load(Timetable timetable) {
    this.timetable = timetable;
    for (Kind kind : Kind.values()) {
      tallies.put(kind, new Tally());
    }
  }

  @Override
  public Answer pass(@Nullable Request request, Instant intended, Callable<Answer> call)
      throws Exception {
    Kind kind = Kind.of(request);
    Tally tally = tally(kind);
    sent.increment();
    tally.sent.increment();
    boolean answered = false;
    try {
      Answer answer = call.call();
      answered = true;
      tally.note(kind, answer);
      return answer;
    } finally {
      if (!answered) {
        tally.failures.increment();
      }
      long micros = TimeUnit.NANOSECONDS.toMicros(timetable.nanosSince(intended));
      tally.micros.recordValue(Math.clamp(micros, 0, MICROS_MAX));
    }
  }

  /** Something is decided that was due at that instant. */
  void decided(Instant intended) {
    behind.accumulate(timetable.nanosSince(intended));
  }

  /** A request was not sent, because too many waited already. */
  void leftOut() {
    unsent.increment();
  }

  /** {@return how many requests were sent until now} */
  long sent() {
    return sent.sum();
  }

  long unsent() {
    return unsent.sum();
  }

  /** {@return by how much this side was late at most, in milliseconds} */
  double behindMillis() {
    return behind.get() / 1e6;
  }

  /** {@return one row for each kind of request that was sent} */
  List<Row> rows(double seconds) {
    List<Row> rows = new ArrayList<>();
    tallies.forEach(
        (kind, tally) -> {
          if (tally.sent.sum() > 0) {
            rows.add(tally.row(kind.label(), seconds));
          }
        });
    return rows;
  }

  /** {@return all of them together} */
  Row all(double seconds) {
    Tally all = new Tally();
    tallies.values().forEach(all::add);
    return all.row("all", seconds);
  }

  private Tally tally(Kind kind) {
    Tally tally = tallies.get(kind);
    if (tally == null) {
      throw new IllegalStateException("There is a tally for each kind (" + kind + ").");
    }
    return tally;
  }

  /** The counts of one kind. */
  private static final class Tally {
    private final LongAdder sent = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder thereAlready = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(MICROS_MAX, DIGITS);

    void note(Kind kind, Answer answer) {
      if (answer.status() == 0 || answer.status() >= 500) {
        failures.increment();
      } else if (answer.status() == CONFLICT && kind.repeatable()) {
        thereAlready.increment();
      } else if (!answer.ok()) {
        refusals
            .computeIfAbsent(
                (answer.status() + " " + answer.text("code")).strip(), _ -> new LongAdder())
            .increment();
      }
    }

    void add(Tally other) {
      sent.add(other.sent.sum());
      failures.add(other.failures.sum());
      thereAlready.add(other.thereAlready.sum());
      other.refusals.forEach(
          (code, count) -> refusals.computeIfAbsent(code, _ -> new LongAdder()).add(count.sum()));
      micros.add(other.micros);
    }

    Row row(String request, double seconds) {
      Map<String, Long> codes = new TreeMap<>();
      refusals.forEach((code, count) -> codes.put(code, count.sum()));
      return new Row(
          request,
          sent.sum(),
          sent.sum() / seconds,
          codes.values().stream().mapToLong(Long::longValue).sum(),
          failures.sum(),
          thereAlready.sum(),
          new ReplayResult.Latency(
              millis(micros.getValueAtPercentile(50)),
              millis(micros.getValueAtPercentile(90)),
              millis(micros.getValueAtPercentile(99)),
              millis(micros.getMaxValue())),
          codes);
    }

    private static double millis(long micros) {
      return micros / 1e3;
    }
  }
}
