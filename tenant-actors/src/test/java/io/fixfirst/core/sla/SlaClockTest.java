package io.fixfirst.core.sla;

import static io.fixfirst.core.sla.SlaClocks.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlaClockTest {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final ServiceHours OFFICE =
      ServiceHours.weekdays(BRUSSELS, null, interval("09:00", "17:00"));
  private static final ServiceHours WITH_BREAK =
      ServiceHours.weekdays(
          BRUSSELS,
          new HolidayRegion("be", null),
          interval("09:00", "12:30"),
          interval("13:30", "17:00"));

  @Test
  void waiting_for_the_customer_moves_the_deadline_by_the_service_time_waited() {
    ClockBench bench = new ClockBench(WITH_BREAK, local("2026-04-30T16:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    assertThat(bench.clock(RESOLVE).due()).isEqualTo(local("2026-05-04T12:00"));
    bench.at(local("2026-05-04T09:30")).move(moves -> moves.pause(RESOLVE, "waiting-customer"));
    assertThat(bench.clock(RESOLVE).due()).isNull();
    bench.at(local("2026-05-04T11:00")).move(moves -> moves.goOn(RESOLVE, "resumed"));
    assertThat(bench.clock(RESOLVE).due()).isEqualTo(local("2026-05-04T14:30"));
  }

  @Test
  void the_ledger_lists_every_interval_and_sums_to_the_deadline() {
    ClockBench bench = new ClockBench(WITH_BREAK, local("2026-04-30T16:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    bench.at(local("2026-05-04T09:30")).move(moves -> moves.pause(RESOLVE, "waiting-customer"));
    bench.at(local("2026-05-04T11:00")).move(moves -> moves.goOn(RESOLVE, "resumed"));
    bench.at(local("2026-05-04T12:00"));
    assertThat(bench.ledger(RESOLVE).rows())
        .extracting(Ledger.Row::kind, Ledger.Row::because, Ledger.Row::counted, Ledger.Row::ahead)
        .containsExactly(
            tuple(Ledger.Kind.RUNNING, "opened", minutes(60), false),
            tuple(Ledger.Kind.CLOSED, "outside-service-hours", Duration.ZERO, false),
            tuple(Ledger.Kind.RUNNING, "opened", minutes(30), false),
            tuple(Ledger.Kind.PAUSED, "waiting-customer", Duration.ZERO, false),
            tuple(Ledger.Kind.RUNNING, "resumed", minutes(60), false),
            tuple(Ledger.Kind.RUNNING, "to-deadline", minutes(30), true),
            tuple(Ledger.Kind.CLOSED, "outside-service-hours", Duration.ZERO, true),
            tuple(Ledger.Kind.RUNNING, "to-deadline", minutes(60), true));
    assertThat(bench.ledger(RESOLVE).rows().getLast().to()).isEqualTo(local("2026-05-04T14:30"));
    assertThat(bench.ledger(RESOLVE).used()).isEqualTo(minutes(150));
    assertThat(bench.ledger(RESOLVE).left()).isEqualTo(minutes(90));
  }

  @Test
  void a_priority_that_is_raised_keeps_the_pause() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(40), bench.opened));
    bench.at(local("2026-06-01T10:00")).move(moves -> moves.pause(RESOLVE, "waiting-customer"));
    bench.at(local("2026-06-01T12:00")).move(moves -> moves.goOn(RESOLVE, "resumed"));
    bench
        .at(local("2026-06-01T13:00"))
        .move(moves -> moves.retarget(RESOLVE, "priority", hours(4)));
    assertThat(bench.elapsed(RESOLVE)).isEqualTo(hours(2));
    assertThat(bench.clock(RESOLVE).due()).isEqualTo(local("2026-06-01T15:00"));
  }

  @Test
  void a_line_that_holds_its_ticket_too_long_is_breached_by_the_excess_while_the_ticket_is_met() {
    ServiceHours always = ServiceHours.aroundTheClock(BRUSSELS);
    Instant opened = local("2026-06-01T00:00");
    ClockBench bench = new ClockBench(always, opened);
    bench.move(
        moves ->
            moves
                .start(RESOLVE, "opened", hours(40), opened)
                .start("line-1", "opened", hours(10), opened));
    bench
        .at(opened.plus(hours(15)))
        .move(
            moves ->
                moves
                    .pause("line-1", "escalated")
                    .start("line-2", "escalated", hours(30), bench.now));
    bench
        .at(opened.plus(hours(35)))
        .move(
            moves ->
                moves
                    .stop(RESOLVE, "resolved")
                    .stop("line-1", "resolved")
                    .stop("line-2", "resolved"));
    assertThat(bench.breaches)
        .containsExactly(new SlaClocks.Overdue("line-1", opened.plus(hours(10))));
    assertThat(bench.ledger("line-1").over()).isEqualTo(hours(5));
    assertThat(bench.ledger("line-2").used()).isEqualTo(hours(20));
    assertThat(bench.ledger("line-2").breached()).isFalse();
    assertThat(bench.ledger(RESOLVE).used()).isEqualTo(hours(35));
    assertThat(bench.ledger(RESOLVE).breached()).isFalse();
  }

  @Test
  void a_calendar_that_changes_in_flight_counts_the_past_by_the_old_one() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T15:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    bench
        .at(local("2026-06-01T16:00"))
        .move(
            ServiceHours.aroundTheClock(BRUSSELS),
            moves -> moves.retarget(RESOLVE, "terms", hours(4)));
    assertThat(bench.clock(RESOLVE).due()).isEqualTo(local("2026-06-01T19:00"));
    bench.at(local("2026-06-01T18:00"));
    assertThat(bench.elapsed(RESOLVE)).isEqualTo(hours(3));
  }

  @Test
  void a_target_that_shrinks_below_what_is_used_breaches_at_once_and_once_only() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(40), bench.opened));
    bench
        .at(local("2026-06-01T15:00"))
        .move(moves -> moves.retarget(RESOLVE, "priority", hours(4)));
    bench.at(local("2026-06-02T15:00")).move(moves -> moves.stop(RESOLVE, "resolved"));
    assertThat(bench.breaches)
        .containsExactly(new SlaClocks.Overdue(RESOLVE, local("2026-06-01T15:00")));
  }

  @Test
  void a_paused_clock_whose_target_shrinks_below_what_is_used_breaches_too() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(40), bench.opened));
    bench.at(local("2026-06-01T15:00")).move(moves -> moves.pause(RESOLVE, "waiting-customer"));
    bench.move(moves -> moves.retarget(RESOLVE, "priority", hours(4)));
    assertThat(bench.breaches).hasSize(1);
  }

  @Test
  void a_breached_clock_that_a_longer_target_brings_back_may_breach_again() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    bench.at(local("2026-06-01T14:00")).move(moves -> moves.retarget(RESOLVE, "terms", hours(8)));
    assertThat(bench.clock(RESOLVE).breached()).isFalse();
    bench.at(local("2026-06-02T09:00"));
    assertThat(bench.breaches)
        .containsExactly(
            new SlaClocks.Overdue(RESOLVE, local("2026-06-01T13:00")),
            new SlaClocks.Overdue(RESOLVE, local("2026-06-01T17:00")));
  }

  @Test
  void a_breached_clock_that_pauses_and_goes_on_does_not_breach_again() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    bench.at(local("2026-06-01T14:00")).move(moves -> moves.pause(RESOLVE, "waiting-customer"));
    bench.at(local("2026-06-01T15:00")).move(moves -> moves.goOn(RESOLVE, "resumed"));
    bench.at(local("2026-06-03T15:00"));
    assertThat(bench.breaches).hasSize(1);
    assertThat(bench.ledger(RESOLVE).over()).isEqualTo(hours(17));
  }

  @Test
  void the_warning_comes_before_the_breach_and_again_only_for_a_longer_target() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    assertThat(bench.clock(RESOLVE).warnAt()).isEqualTo(local("2026-06-01T12:00"));
    bench.at(local("2026-06-01T12:00"));
    bench.move(moves -> moves.pause(RESOLVE, "waiting-customer").goOn(RESOLVE, "resumed"));
    assertThat(bench.clock(RESOLVE).warnAt()).isNull();
    bench.move(moves -> moves.retarget(RESOLVE, "priority", hours(8)));
    assertThat(bench.clock(RESOLVE).warnAt()).isEqualTo(local("2026-06-01T15:00"));
  }

  @Test
  void a_clock_that_is_opened_late_counts_from_when_it_was_reported() {
    ClockBench bench = new ClockBench(OFFICE, local("2026-06-01T09:00"));
    bench.at(local("2026-06-01T09:30"));
    bench.move(moves -> moves.start(RESOLVE, "opened", hours(4), bench.opened));
    assertThat(bench.clock(RESOLVE).due()).isEqualTo(local("2026-06-01T13:00"));
    assertThat(bench.ledger(RESOLVE).used()).isEqualTo(minutes(30));
  }

  @Test
  void terms_say_what_is_wrong_with_them() {
    Terms terms = Terms.standard(OFFICE);
    assertThat(terms.problem()).isNull();
    assertThat(withWarning(terms, 1.0).problem()).contains("share to warn at");
    ServiceHours hardlyOpen =
        new ServiceHours(
            BRUSSELS,
            Map.of(DayOfWeek.MONDAY, List.of(interval("09:00", "09:01"))),
            null,
            Set.of());
    assertThat(Terms.standard(hardlyOpen).problem()).contains("more than ten years");
    ServiceHours nowhere =
        ServiceHours.weekdays(BRUSSELS, new HolidayRegion("zz", null), interval("09:00", "17:00"));
    assertThat(Terms.standard(nowhere).problem()).contains("two-letter country codes");
  }

  private static Terms withWarning(Terms terms, double warnAt) {
    return new Terms(
        terms.hours(),
        terms.matrix(),
        terms.respond(),
        terms.p1Resolve(),
        terms.lineBudgets(),
        terms.pausedBy(),
        warnAt,
        terms.touchLimit(),
        terms.updateEvery(),
        terms.quietTime(),
        terms.coreTeamSize(),
        terms.extendAfter(),
        terms.reviewWithin());
  }

  private static Interval interval(String from, String to) {
    return new Interval(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(BRUSSELS).toInstant();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
