package io.fixfirst.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is shipped for those who watch an installation: alert rules and a dashboard. */
final class Watching {

  static final Path RULES = Path.of("../examples/prometheus/fixfirst-rules.yml");
  private static final Path DASHBOARD = Path.of("../examples/grafana/fixfirst.json");

  /** Where names of labels, texts and times stand, and not those of metrics. */
  private static final Pattern NO_METRIC =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");

  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_]*\\b(?!\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

  private static final Pattern SELECTOR = Pattern.compile("(\\w+)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without)\\s*\\(([^)]*)\\)");

  private Watching() {}

  /** What an expression asks of a label of a metric. */
  record Wanted(String metric, String label, String operator, String value) {}

  /** {@return what an expression asks of labels} */
  static List<Wanted> labels(String expression) {
    return SELECTOR
        .matcher(expression)
        .results()
        .flatMap(
            selector ->
                MATCHER
                    .matcher(selector.group(2))
                    .results()
                    .map(
                        one ->
                            new Wanted(
                                selector.group(1), one.group(1), one.group(2), one.group(3))))
        .toList();
  }

  /** {@return the labels that an expression groups by} */
  static Set<String> groupings(String expression) {
    return GROUPING
        .matcher(expression)
        .results()
        .flatMap(one -> Stream.of(one.group(1).split("\\s*,\\s*")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return the dashboard's panels} */
  static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    Json.get().readTree(Files.readAllBytes(DASHBOARD)).path("panels").forEach(panels::add);
    return panels;
  }

  /** {@return the names of all alerts, in their order} */
  static List<String> alerts() throws IOException {
    return rules().stream().map(rule -> String.valueOf(rule.get("alert"))).toList();
  }

  /** {@return the expressions of all alerts} */
  static List<String> ruleExpressions() throws IOException {
    return rules().stream().map(rule -> String.valueOf(rule.get("expr"))).toList();
  }

  /** {@return the expressions of all panels} */
  static List<String> dashboardExpressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (JsonNode panel : panels()) {
      panel.path("targets").forEach(target -> expressions.add(target.path("expr").textValue()));
    }
    return expressions;
  }

  /** {@return the metrics that an expression names} */
  static Set<String> metrics(String expression) {
    return NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .filter(name -> !WORDS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Map<?, ?>> rules() throws IOException {
    List<Map<?, ?>> rules = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(RULES)) {
      Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      for (Object group : (List<?>) file.get("groups")) {
        for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
          rules.add((Map<?, ?>) rule);
        }
      }
    }
    return rules;
  }
}
