package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules and the dashboard that are shipped, as Prometheus' own promtool reads them. */
class PrometheusRulesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void promtool_takes_the_rules() throws Exception {
    promtool("check", "rules", Watching.RULES.toString());
  }

  @Test
  void alerts_come_when_they_should_and_not_before() throws Exception {
    promtool("test", "rules", Watching.RULES.resolveSibling("fixfirst-rules-test.yml").toString());
  }

  @Test
  void promtool_takes_each_expression_of_the_dashboard() throws Exception {
    List<Map<String, String>> records = new ArrayList<>();
    for (String expression : Watching.dashboardExpressions()) {
      String filledIn = expression.replace("$__rate_interval", "5m").replace("$instance", ".*");
      records.add(Map.of("record", "panel:" + (records.size() + 1), "expr", filledIn));
    }
    Path rules = folder.resolve("dashboard.yml"); // JSON is YAML, too.
    Files.write(
        rules,
        Json.bytes(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", records)))));
    promtool("check", "rules", rules.toString());
  }

  @Test
  void the_page_on_operations_says_what_each_alert_means_and_of_no_other() throws IOException {
    List<String> told =
        Files.readAllLines(Path.of("../docs/operations.md")).stream()
            .filter(line -> line.startsWith("| `Fixfirst"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(told).containsExactlyElementsOf(Watching.alerts());
  }

  private static void promtool(String... arguments) throws IOException, InterruptedException {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "promtool")));
    if (!installed) {
      abort("There is no promtool (Debian's package prometheus).");
    }
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
