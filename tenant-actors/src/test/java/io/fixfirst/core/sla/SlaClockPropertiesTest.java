package io.fixfirst.core.sla;

import static io.fixfirst.core.sla.SlaClocks.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlaClockPropertiesTest {

  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  private static final List<ServiceHours> HOURS =
      List.of(
          ServiceHours.aroundTheClock(COPENHAGEN),
          ServiceHours.weekdays(
              COPENHAGEN,
              new HolidayRegion("dk", null),
              new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
              new Interval(LocalTime.of(12, 30), LocalTime.of(16, 0))),
          ServiceHours.weekdays(
              COPENHAGEN, null, new Interval(LocalTime.of(22, 0), LocalTime.MIDNIGHT)));

  private enum What {
    PAUSE,
    GO_ON,
    RETARGET,
    OTHER_HOURS,
    STOP,
    RESTART
  }

  private record Move(Duration after, What what, Duration target, int hours) {}

  @Property(tries = 500)
  void the_ledger_sums_to_what_has_elapsed_and_with_the_rest_to_the_deadline(
      @ForAll("moves") List<Move> moves, @ForAll("pauses") Duration rest) {
    ClockBench bench = walk(moves);
    bench.at(bench.now.plus(rest));
    Ledger ledger = bench.ledger(RESOLVE);
    Duration counted = Duration.ZERO;
    Duration ahead = Duration.ZERO;
    Instant from = ledger.rows().isEmpty() ? bench.opened : ledger.rows().getFirst().from();
    assertThat(from).isEqualTo(bench.opened);
    for (Ledger.Row row : ledger.rows()) {
      assertThat(row.from()).as("no gap").isEqualTo(from);
      assertThat(row.to()).isAfter(row.from());
      from = row.to();
      if (row.ahead()) {
        ahead = ahead.plus(row.counted());
      } else {
        counted = counted.plus(row.counted());
      }
    }
    assertThat(counted).isEqualTo(bench.elapsed(RESOLVE)).isEqualTo(ledger.used());
    assertThat(ledger.used().plus(ledger.left()).minus(ledger.over())).isEqualTo(ledger.target());
    Instant due = ledger.due();
    if (due != null && ledger.left().isPositive()) {
      assertThat(counted.plus(ahead)).isEqualTo(ledger.target());
      assertThat(from).isEqualTo(due);
    }
  }

  @Property(tries = 500)
  void elapsed_time_never_falls_and_never_exceeds_the_wall_clock(
      @ForAll("moves") List<Move> moves) {
    ClockBench bench = begin();
    Duration last = Duration.ZERO;
    for (Move move : moves) {
      step(bench, move);
      Duration elapsed = bench.elapsed(RESOLVE);
      assertThat(elapsed).isGreaterThanOrEqualTo(last);
      assertThat(elapsed).isLessThanOrEqualTo(Duration.between(bench.opened, bench.now));
      last = elapsed;
    }
  }

  @Property(tries = 500)
  void each_breach_is_told_once_and_none_is_forgotten(@ForAll("moves") List<Move> moves) {
    ClockBench bench = begin();
    boolean was = false;
    for (Move move : moves) {
      int told = bench.breaches.size();
      bench.at(bench.now.plus(move.after()));
      boolean ran = bench.clock(RESOLVE).breached();
      assertThat(bench.breaches.size() - told).isEqualTo(ran && !was ? 1 : 0);
      told = bench.breaches.size();
      apply(bench, move);
      boolean is = bench.clock(RESOLVE).breached();
      assertThat(bench.breaches.size() - told).isEqualTo(is && !ran ? 1 : 0);
      if (bench.clock(RESOLVE).state() != ClockMove.State.STOPPED) {
        assertThat(is)
            .isEqualTo(bench.elapsed(RESOLVE).compareTo(bench.clock(RESOLVE).target()) >= 0);
      }
      was = is;
    }
  }

  private static ClockBench begin() {
    ClockBench bench = new ClockBench(HOURS.get(1), Instant.parse("2026-03-27T10:00:00Z"));
    return bench.move(moves -> moves.start(RESOLVE, "opened", Duration.ofHours(8), bench.opened));
  }

  private static ClockBench walk(List<Move> moves) {
    ClockBench bench = begin();
    moves.forEach(move -> step(bench, move));
    return bench;
  }

  private static void step(ClockBench bench, Move move) {
    bench.at(bench.now.plus(move.after()));
    apply(bench, move);
  }

  private static void apply(ClockBench bench, Move move) {
    switch (move.what()) {
      case PAUSE -> bench.move(moves -> moves.pause(RESOLVE, "waiting-customer"));
      case GO_ON -> {
        if (bench.clock(RESOLVE).state() == ClockMove.State.PAUSED) {
          bench.move(moves -> moves.goOn(RESOLVE, "resumed"));
        }
      }
      case RETARGET -> bench.move(moves -> moves.retarget(RESOLVE, "priority", move.target()));
      case OTHER_HOURS ->
          bench.move(
              HOURS.get(move.hours()), moves -> moves.retarget(RESOLVE, "terms", move.target()));
      case STOP -> bench.move(moves -> moves.stop(RESOLVE, "resolved"));
      case RESTART -> bench.move(moves -> moves.restart(RESOLVE, "reopened", move.target()));
    }
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Duration> targets = Arbitraries.longs().between(1, 60L * 48).map(Duration::ofMinutes);
    return Combinators.combine(
            pauses(),
            Arbitraries.of(What.class),
            targets,
            Arbitraries.integers().between(0, HOURS.size() - 1))
        .as(Move::new)
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<Duration> pauses() {
    return Arbitraries.longs().between(0, Duration.ofDays(2).toMillis()).map(Duration::ofMillis);
  }
}
