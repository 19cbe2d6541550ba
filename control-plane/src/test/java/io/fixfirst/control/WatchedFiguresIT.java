package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and the dashboard ask for nothing that the server does not tell. */
class WatchedFiguresIT {

  /** Prometheus' own: whether it was answered. */
  private static final String UP = "up";

  @Test
  void every_metric_of_the_rules_and_the_dashboard_is_one_of_the_servers() throws IOException {
    Server server = Server.one();
    server.operator().get("/api/v1/desk").expect(200);
    Set<String> told =
        server
            .operator()
            .get("/metrics")
            .expect(200)
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    told.add(UP);
    List<String> expressions = new ArrayList<>(Watching.ruleExpressions());
    expressions.addAll(Watching.dashboardExpressions());

    assertThat(expressions).hasSizeGreaterThan(30);
    assertThat(expressions)
        .allSatisfy(
            expression ->
                assertThat(Watching.metrics(expression))
                    .as(expression)
                    .isNotEmpty()
                    .isSubsetOf(told));
  }
}
