package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.PriorityMatrix;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is promised and how incidents are handled; what is left out is the standard. */
public record TermsForm(
    @Doc("When the clocks of all priorities below P1 run; office hours if left out")
        @Nullable HoursForm hours,
    @Doc(value = "Priority and resolve target: 3 rows by impact, 4 cells each by urgency", max = 3)
        @Nullable List<List<CellForm>> matrix,
    @Doc("Respond target per priority, in service time") @Nullable Map<Priority, Duration> respond,
    @Doc(value = "Resolve target of a P1, around the clock", example = "PT4H")
        @Nullable Duration p1Resolve,
    @Doc("Share of the resolve target that each line may use, 0 to 1")
        @Nullable Map<Line, Double> lineBudgets,
    @Doc("Which kinds of waiting pause the clocks") @Nullable Set<WaitReason> pausedBy,
    @Doc(value = "Share of a target at which a warning goes out", example = "0.75")
        @Nullable Double warnAt,
    @Doc(value = "How long the 1st line may work on a ticket", example = "PT15M")
        @Nullable Duration touchLimit,
    @Doc("No lines: straight to the expert; there is no touch limit then")
        @Nullable Boolean straightToExpert,
    @Doc("How often the customer gets an update, per priority")
        @Nullable Map<Priority, Duration> updateEvery,
    @Doc(value = "How long a resolved incident can be reopened", example = "P3D")
        @Nullable Duration quietTime,
    @Doc(value = "Engineers who take a P1", example = "3") @Nullable Integer coreTeamSize,
    @Doc(value = "How long a P1 may last before its core team grows", example = "PT1H")
        @Nullable Duration extendAfter,
    @Doc(value = "How long after a P1 its review is due", example = "P5D")
        @Nullable Duration reviewWithin) {

  /** One field of the matrix. */
  public record CellForm(
      Priority priority, @Doc(value = "In service time", example = "PT8H") Duration resolve) {}

  static final TermsForm STANDARD =
      new TermsForm(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** {@return the core's record} */
  public Terms toCore() {
    ServiceHours when = (hours == null ? HoursForm.OFFICE : hours).toCore();
    Terms standard = Terms.standard(when);
    return new Terms(
        when,
        matrix == null ? standard.matrix() : matrix(matrix),
        or(respond, standard.respond()),
        or(p1Resolve, standard.p1Resolve()),
        or(lineBudgets, standard.lineBudgets()),
        or(pausedBy, standard.pausedBy()),
        or(warnAt, standard.warnAt()),
        Boolean.TRUE.equals(straightToExpert)
            ? null
            : touchLimit == null ? standard.touchLimit() : touchLimit,
        or(updateEvery, standard.updateEvery()),
        or(quietTime, standard.quietTime()),
        or(coreTeamSize, standard.coreTeamSize()),
        extendAfter == null ? standard.extendAfter() : extendAfter,
        or(reviewWithin, standard.reviewWithin()));
  }

  /** {@return the form of the core's record} */
  public static TermsForm of(Terms terms) {
    return new TermsForm(
        HoursForm.of(terms.hours()),
        terms.matrix().rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> new CellForm(cell.priority(), cell.resolve()))
                        .toList())
            .toList(),
        terms.respond(),
        terms.p1Resolve(),
        terms.lineBudgets(),
        terms.pausedBy(),
        terms.warnAt(),
        terms.touchLimit(),
        terms.touchLimit() == null,
        terms.updateEvery(),
        terms.quietTime(),
        terms.coreTeamSize(),
        terms.extendAfter(),
        terms.reviewWithin());
  }

  private static PriorityMatrix matrix(List<List<CellForm>> rows) {
    return new PriorityMatrix(
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> new PriorityMatrix.Cell(cell.priority(), cell.resolve()))
                        .toList())
            .toList());
  }

  private static <T> T or(@Nullable T given, T standard) {
    return Objects.requireNonNullElse(given, standard);
  }
}
