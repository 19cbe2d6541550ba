package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.status.History.Day;
import io.fixfirst.control.status.StatusIncident.Span;
import io.fixfirst.core.sla.Impact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final Instant NOW = Instant.parse("2026-04-30T10:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void it_has_ninety_days_of_the_tenants_calendar_the_last_is_today() {
    History history = History.of(List.of(), LONG_AGO, NOW, ZONE);
    assertThat(history.days()).hasSize(90);
    assertThat(history.days().getFirst().date()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(history.days().getLast().date()).isEqualTo(LocalDate.of(2026, 4, 30));
    assertThat(history.available()).isEqualTo(1);
  }

  @Test
  void a_disturbance_over_midnight_is_on_both_days() {
    History history =
        history(span(Level.MAJOR_OUTAGE, "2026-04-28T21:00:00Z", "2026-04-28T23:30:00Z"));
    assertThat(day(history, 28).disturbed()).isEqualTo(Duration.ofHours(1));
    assertThat(day(history, 29).disturbed()).isEqualTo(Duration.ofMinutes(90));
    assertThat(day(history, 29).worst()).isEqualTo(Level.MAJOR_OUTAGE);
    assertThat(day(history, 30).isDisturbed()).isFalse();
  }

  @Test
  void what_overlaps_counts_once_and_the_worst_is_shown() {
    History history =
        history(
            span(Level.DEGRADED, "2026-04-29T08:00:00Z", "2026-04-29T12:00:00Z"),
            span(Level.MAJOR_OUTAGE, "2026-04-29T09:00:00Z", "2026-04-29T10:00:00Z"));
    assertThat(day(history, 29))
        .isEqualTo(new Day(LocalDate.of(2026, 4, 29), Level.MAJOR_OUTAGE, Duration.ofHours(4)));
  }

  @Test
  void only_outages_count_against_the_availability() {
    assertThat(history(span(Level.DEGRADED, "2026-04-29T08:00:00Z", null)).available())
        .isEqualTo(1);
    History history =
        History.of(
            List.of(incident(span(Level.PARTIAL_OUTAGE, "2026-04-30T09:00:00Z", null))),
            NOW.minus(Duration.ofHours(10)),
            NOW,
            ZONE);
    assertThat(history.available()).isEqualTo(0.9);
  }

  @Test
  void of_days_before_its_tenant_came_nothing_is_known() {
    History history = History.of(List.of(), Instant.parse("2026-04-29T12:00:00Z"), NOW, ZONE);
    assertThat(day(history, 28).worst()).isNull();
    assertThat(day(history, 29).worst()).isEqualTo(Level.OPERATIONAL);
  }

  private static History history(Span... spans) {
    return History.of(
        List.of(spans).stream().map(HistoryTest::incident).toList(), LONG_AGO, NOW, ZONE);
  }

  private static Day day(History history, int ofApril) {
    return history.days().stream()
        .filter(day -> day.date().equals(LocalDate.of(2026, 4, ofApril)))
        .findFirst()
        .orElseThrow();
  }

  private static Span span(Level level, String from, @Nullable String to) {
    return new Span(level, Instant.parse(from), to == null ? null : Instant.parse(to));
  }

  private static StatusIncident incident(Span span) {
    return new StatusIncident(
        "t-1",
        "t",
        1,
        "mail",
        true,
        true,
        Impact.HIGH,
        false,
        span.from(),
        span.to(),
        true,
        List.of(span),
        List.of(),
        null,
        span.from());
  }
}
