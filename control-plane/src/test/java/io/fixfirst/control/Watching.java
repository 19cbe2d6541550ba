package io.fixfirst.control;

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

  private Watching() {}

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
    for (var panel : Json.get().readTree(Files.readAllBytes(DASHBOARD)).path("panels")) {
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
