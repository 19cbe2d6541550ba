package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.PriorityMatrix;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of one service, where that is not what the contract promises of all: a request,
 * for example, is not as urgent as a fault. What is left out is as in the contract.
 *
 * @param hours when its clocks run; holidays and closing days are the contract's
 * @param matrix as in the contract
 * @param respond targets by priority; those of the contract hold for the others
 * @param touchLimit how long the 1st line may work on a ticket; zero where work goes straight to
 *     the expert
 */
public record ServiceTerms(
    @Nullable WeekHours hours,
    @Nullable Map<Impact, List<PriorityMatrix.Cell>> matrix,
    @Nullable Map<Priority, Duration> respond,
    @Nullable Duration touchLimit) {

  public ServiceTerms {
    ContractPlan.expectHours(hours);
    matrix = ContractPlan.expectWhole(matrix);
  }

  /** {@return these terms with what is different for the service} */
  Terms over(Terms contract) {
    Map<Priority, Duration> responds = new LinkedHashMap<>(contract.respond());
    if (respond != null) {
      responds.putAll(respond);
    }
    return new Terms(
        hours == null ? contract.hours() : hours.in(contract.hours()),
        matrix == null ? contract.matrix() : ContractPlan.matrix(matrix),
        responds,
        contract.p1Resolve(),
        contract.lineBudgets(),
        contract.pausedBy(),
        contract.warnAt(),
        ContractPlan.limit(touchLimit, contract.touchLimit()),
        contract.updateEvery(),
        contract.quietTime(),
        contract.coreTeamSize(),
        contract.extendAfter(),
        contract.reviewWithin());
  }
}
