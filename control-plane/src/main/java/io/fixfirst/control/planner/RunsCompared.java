package io.fixfirst.control.planner;

import io.fixfirst.control.http.Doc;
import io.fixfirst.simulation.report.KeptResults;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Estimate;
import java.util.List;
import java.util.Objects;

/** How another simulation differs from one. */
record RunsCompared(
    @Doc(
            "paired: difference by difference of replications that had the same chance; welch:"
                + " from both intervals, where they had not")
        Difference.Method by,
    List<Row> figures) {

  /** A figure of both. */
  record Row(
      @Doc(value = "The figure", example = "sla.high.resolve.attained") String name,
      Estimate here,
      Estimate there,
      @Doc("There less here, with its own 95 % interval") Estimate difference) {}

  static RunsCompared of(KeptResults here, KeptResults there) {
    Results.Versus versus = here.versus(there);
    return new RunsCompared(
        versus.by(),
        versus.differences().entrySet().stream()
            .map(
                one ->
                    new Row(
                        one.getKey(),
                        Objects.requireNonNull(here.figures().get(one.getKey())),
                        Objects.requireNonNull(there.figures().get(one.getKey())),
                        one.getValue()))
            .toList());
  }
}
