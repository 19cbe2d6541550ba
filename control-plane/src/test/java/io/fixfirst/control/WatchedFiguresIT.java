package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and the dashboard ask for nothing that the server does not tell. */
class WatchedFiguresIT {

  /** Prometheus' own: whether it was answered. */
  private static final String UP = "up";

  /** Labels that Prometheus adds to everything. */
  private static final Set<String> PROMETHEUS_OWN = Set.of("job", "instance");

  @Test
  void every_metric_of_the_rules_and_the_dashboard_is_one_of_the_servers() throws IOException {
    Set<String> told =
        samples().stream()
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    told.add(UP);
    List<String> expressions = expressions();

    assertThat(expressions).hasSizeGreaterThan(30);
    assertThat(expressions)
        .allSatisfy(
            expression ->
                assertThat(Watching.metrics(expression))
                    .as(expression)
                    .isNotEmpty()
                    .isSubsetOf(told));
  }

  @Test
  void every_label_that_they_ask_for_is_on_its_metric_and_has_such_a_value() throws IOException {
    List<String> samples = samples();
    for (String expression : expressions()) {
      for (Watching.Wanted wanted : Watching.labels(expression)) {
        if (PROMETHEUS_OWN.contains(wanted.label())) {
          continue;
        }
        assertThat(values(samples, wanted.metric(), wanted.label()))
            .as("%s: %s", expression, wanted)
            .isNotEmpty()
            .anyMatch(value -> fits(wanted, value));
      }
      for (String label : Watching.groupings(expression)) {
        assertThat(Watching.metrics(expression))
            .as("%s by %s", expression, label)
            .anyMatch(
                metric ->
                    PROMETHEUS_OWN.contains(label) || !values(samples, metric, label).isEmpty());
      }
    }
  }

  @Test
  void every_panel_has_a_title_a_unit_a_place_of_its_own_and_something_to_ask() throws IOException {
    Set<String> places = new TreeSet<>();
    for (JsonNode panel : Watching.panels()) {
      assertThat(panel.path("title").asText()).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(panel.toString()).isNotBlank();
      assertThat(panel.path("targets")).as(panel.toString()).isNotEmpty();
      panel.path("targets").forEach(one -> assertThat(one.path("expr").asText()).isNotBlank());
      JsonNode place = panel.path("gridPos");
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + " " + (place.path("y").asInt() + y);
          assertThat(places.add(cell)).as("%s is at %s alone", panel.path("title"), cell).isTrue();
        }
      }
    }
    assertThat(places).isNotEmpty();
  }

  /** A status that has not come up yet is no mistake. */
  private static boolean fits(Watching.Wanted wanted, String value) {
    return switch (wanted.operator()) {
      case "=" -> wanted.label().equals("status") || value.equals(wanted.value());
      case "=~" -> value.matches(wanted.value());
      case "!=" -> !value.equals(wanted.value());
      default -> !value.matches(wanted.value());
    };
  }

  private static Set<String> values(List<String> samples, String metric, String label) {
    Pattern pattern =
        Pattern.compile(metric + "\\{(?:.*,)?" + Pattern.quote(label) + "=\"([^\"]*)\".*");
    return samples.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>(Watching.ruleExpressions());
    expressions.addAll(Watching.dashboardExpressions());
    return expressions;
  }

  private static List<String> samples() {
    Server server = Server.one();
    Desks.open(server.operator(), server.tenant(), "Asked for once, so that it is counted");
    return server
        .operator()
        .get("/metrics")
        .expect(200)
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
