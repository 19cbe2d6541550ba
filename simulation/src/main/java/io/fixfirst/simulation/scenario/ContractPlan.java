package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.PriorityMatrix;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a tenant is served; what is left out is as in the preset.
 *
 * @param preset {@code standard}: the targets and the matrix of the domain's default
 * @param hours when clocks below P1 run
 * @param holidays country whose public holidays are closed, ISO 3166-1 alpha-2; absent for none
 * @param closingDays further closed days
 * @param matrix for each impact the cells of urgency low, normal, high and urgent, written {@code
 *     "high PT4H"}
 * @param respond targets by priority, which replace those of the preset
 * @param p1Resolve around the clock
 * @param lineBudgets share of the resolve target that each line may use
 * @param touchLimit how long the 1st line may work on a ticket; zero where work goes straight to
 *     the expert; absent for the preset's where the desk has a 1st line, else zero
 * @param extendAfter how long a P1 may last before its core team is extended; zero for never
 */
public record ContractPlan(
    @Default("standard") Preset preset,
    @Default("always") WeekHours hours,
    @Nullable String holidays,
    @Default("[]") Set<LocalDate> closingDays,
    @Default("PT10M") Duration correlateWithin,
    @Nullable Map<Impact, List<PriorityMatrix.Cell>> matrix,
    @Nullable Map<Priority, Duration> respond,
    @Nullable Duration p1Resolve,
    @Nullable Map<Line, Double> lineBudgets,
    @Nullable Set<WaitReason> pausedBy,
    @Nullable Double warnAt,
    @Nullable Duration touchLimit,
    @Nullable Map<Priority, Duration> updateEvery,
    @Nullable Duration quietTime,
    @Nullable Integer coreTeamSize,
    @Nullable Duration extendAfter,
    @Nullable Duration reviewWithin) {

  /** Named terms. */
  public enum Preset {
    STANDARD
  }

  public ContractPlan {
    Expect.positive("correlateWithin", correlateWithin);
    expectHours(hours);
    matrix = expectWhole(matrix);
    closingDays = Ordered.copyOf(closingDays);
  }

  /**
   * {@return the terms in the words of the core}
   *
   * @param firstLine whether the desk has a 1st line
   */
  public Terms terms(ZoneId zone, boolean firstLine) {
    Terms standard =
        switch (preset) {
          case STANDARD -> Terms.standard(hours.in(zone, holidays).closedOn(closingDays));
        };
    return new Terms(
        standard.hours(),
        matrix == null ? standard.matrix() : matrix(matrix),
        or(respond, standard.respond()),
        or(p1Resolve, standard.p1Resolve()),
        or(lineBudgets, standard.lineBudgets()),
        or(pausedBy, standard.pausedBy()),
        or(warnAt, standard.warnAt()),
        firstLine || touchLimit != null ? limit(touchLimit, standard.touchLimit()) : null,
        or(updateEvery, standard.updateEvery()),
        or(quietTime, standard.quietTime()),
        or(coreTeamSize, standard.coreTeamSize()),
        limit(extendAfter, standard.extendAfter()),
        or(reviewWithin, standard.reviewWithin()));
  }

  static void expectHours(@Nullable WeekHours hours) {
    if (hours != null && hours.isNever()) {
      throw new ExpectationException("hours", "expected some service hours in the week (was none)");
    }
  }

  static @Nullable Map<Impact, List<PriorityMatrix.Cell>> expectWhole(
      @Nullable Map<Impact, List<PriorityMatrix.Cell>> matrix) {
    if (matrix == null) {
      return null;
    }
    for (Impact impact : Impact.values()) {
      List<PriorityMatrix.Cell> cells = matrix.get(impact);
      if (cells == null || cells.size() != Urgency.values().length) {
        throw new ExpectationException(
            "matrix", "expected low, medium and high, each with four cells");
      }
    }
    return Ordered.copyOf(matrix);
  }

  /** {@return a matrix that is whole} */
  static PriorityMatrix matrix(Map<Impact, List<PriorityMatrix.Cell>> rows) {
    return new PriorityMatrix(Stream.of(Impact.values()).map(rows::get).toList());
  }

  private static <T> T or(@Nullable T own, T preset) {
    return own == null ? preset : own;
  }

  /** {@return a time limit, of which zero means none} */
  static @Nullable Duration limit(@Nullable Duration own, @Nullable Duration preset) {
    return own == null ? preset : own.isZero() ? null : own;
  }
}
