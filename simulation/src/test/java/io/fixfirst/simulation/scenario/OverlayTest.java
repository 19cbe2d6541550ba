package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

  private static final String BASE =
      """
      name: base
      seed: 7
      profiles:
        mornings: [%s]
      desk:
        teams:
          - {id: desk, line: 1}
          - {id: experts}
        engineers:
          - {id: agent, name: Agent, count: 3, shares: {desk: 1}}
          - {id: ada, shares: {experts: 1}}
      work:
        first: {minutes: {mean: 10, cv: 1}, solved: 0.7}
      tenants:
        - id: one
          demand: {perHour: 4, impact: {low: 0.5, high: 0.5}}
      targets: ["High resolve >= 95 %%"]
      """
          .formatted("1, ".repeat(12) + "0, ".repeat(155) + "0");

  @TempDir private Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
  }

  @Test
  void a_file_alone_is_as_it_is() throws BadScenarioException {
    Scenario base = ScenarioFile.read(folder.resolve("base.yaml"));
    assertThat(base.desk().engineers())
        .extracting(EngineerPlan::id)
        .containsExactly("agent-01", "agent-02", "agent-03", "ada");
    assertThat(base.desk().engineers().get(1).name()).isEqualTo("Agent 02");
  }

  @Test
  void a_variant_says_only_what_is_different() throws Exception {
    Scenario variant =
        variant(
            """
            include: base.yaml
            name: variant
            desk:
              engineers:
                - {id: agent, count: 5}
                - {id: bo, shares: {experts: 0.5}}
            work:
              first: {minutes: {exponential: 12}}
            tenants:
              - id: one
                demand: {impact: {medium: 1}}
            targets: []
            """);
    assertThat(variant.name()).isEqualTo("variant");
    assertThat(variant.seed()).isEqualTo(7);
    assertThat(variant.desk().engineers()).hasSize(7);
    assertThat(variant.work().first().minutes()).isEqualTo(new Distribution.Exponential(12));
    assertThat(variant.work().first().solved()).isEqualTo(0.7);
    DemandSource demand = variant.tenants().getFirst().demand().getFirst();
    assertThat(demand.perHour()).isEqualTo(4);
    assertThat(demand.impact()).hasSize(1);
    assertThat(variant.targets()).isEmpty();
  }

  @Test
  void an_empty_value_takes_away_and_a_count_of_nobody_dismisses() throws Exception {
    Scenario variant =
        variant(
            """
            include: base.yaml
            desk: {engineers: [{id: agent, count: 1}, {id: cy, count: 0, shares: {desk: 1}}]}
            tenants: {id: one, demand: {perHour: ~, perWeek: 100, profile: mornings}}
            seed:
            """);
    assertThat(variant.seed()).isEqualTo(1);
    assertThat(variant.desk().engineers())
        .extracting(EngineerPlan::id)
        .containsExactly("agent", "ada");
    assertThat(variant.tenants().getFirst().demand().getFirst().perWeek()).isEqualTo(100);
  }

  @Test
  void several_files_are_laid_over_each_other_in_order() throws Exception {
    write("first.yaml", "seed: 1\nreplications: 3\n");
    write("second.yaml", "seed: 2\n");
    Scenario variant = variant("include: [base.yaml, first.yaml, second.yaml]\n");
    assertThat(variant.seed()).isEqualTo(2);
    assertThat(variant.replications()).isEqualTo(3);
    assertThat(variant.name()).isEqualTo("base");
  }

  @Test
  void an_included_file_is_found_beside_the_one_that_names_it() throws Exception {
    Files.createDirectory(folder.resolve("variants"));
    write("variants/middle.yaml", "include: ../base.yaml\nseed: 9\n");
    assertThat(variant("include: variants/middle.yaml\n").seed()).isEqualTo(9);
  }

  @Test
  void a_mistake_is_told_where_it_was_written() throws IOException {
    write("middle.yaml", "include: base.yaml\n\ndesk:\n  pageAgainAfter: soon\n");
    BadScenarioException refused =
        refused("include: middle.yaml\nwork:\n  first:\n    solved: 1.5\n");
    assertThat(refused.problems())
        .extracting(problem -> problem.file().getFileName() + ":" + problem.line())
        .containsExactly("middle.yaml:4", "variant.yaml:4");
    assertThat(refused)
        .hasMessageContaining("desk.pageAgainAfter: expected a duration")
        .hasMessageContaining("work.first.solved: expected a share from 0 to 1 (was 1.5)");
  }

  @Test
  void what_an_override_breaks_is_told_too() throws IOException {
    BadScenarioException refused =
        refused("include: base.yaml\ndesk: {engineers: [{id: ada, shares: {desk: 1}}]}\n");
    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file().getFileName()).hasToString("base.yaml");
              assertThat(problem.message()).contains("no engineer has a share in \"experts\"");
            });
  }

  @Test
  void a_cycle_is_refused() throws IOException {
    write("a.yaml", "seed: 1\ninclude: b.yaml\n");
    write("b.yaml", "include: ./variant.yaml\n");
    BadScenarioException refused = refused("name: x\ninclude: a.yaml\n");
    assertThat(refused.problems()).hasSize(1);
    assertThat(refused)
        .hasMessageEndingWith(
            "b.yaml:1: include: expected no cycle (./variant.yaml includes this file)");
  }

  @Test
  void a_long_row_of_includes_is_refused() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("row" + i + ".yaml", "include: row" + (i + 1) + ".yaml\n");
    }
    assertThat(refused("include: row0.yaml\n"))
        .hasMessageContaining("include: expected at most 8 files that include each other");
  }

  @Test
  void a_file_that_is_not_there_is_told_at_the_line_that_names_it() throws IOException {
    assertThat(refused("seed: 1\ninclude: nowhere.yaml\n"))
        .hasMessageContaining("variant.yaml:2: include: expected a readable file");
  }

  @Test
  void a_table_is_read_from_beside_the_file() throws Exception {
    write("times.csv", "ticket,minutes\n1,10\n2,30.5\n");
    Scenario variant =
        variant(
            """
            include: base.yaml
            work:
              first: {minutes: {empirical: {csv: times.csv, column: minutes}}}
              second: {minutes: {empirical: [1, 2, 3]}}
            """);
    assertThat(variant.work().first().minutes())
        .isEqualTo(new Distribution.Empirical(List.of(10.0, 30.5), null, null));
    assertThat(variant.work().second().minutes().mean()).isEqualTo(2);
  }

  @Test
  void a_table_with_something_else_than_numbers_is_refused_with_its_line() throws IOException {
    write("times.csv", "minutes\n10\nlong\n");
    assertThat(
            refused(
                "include: base.yaml\nwork: {first: {minutes: {empirical: {csv: times.csv}}}}\n"))
        .hasMessageContaining("times.csv:3: expected a number of 0 or more (was \"long\")");
    write("times.csv", "minutes\n");
    assertThat(
            refused(
                "include: base.yaml\nwork: {first: {minutes: {empirical: {csv: times.csv}}}}\n"))
        .hasMessageContaining("times.csv:1: expected one or more values");
    write("times.csv", "minutes,x\n1,2\n");
    assertThat(
            refused(
                "include: base.yaml\nwork:\n  first:\n"
                    + "    minutes: {empirical: {csv: times.csv, column: minute}}\n"))
        .hasMessageContaining("variant.yaml:4: work.first.minutes.column")
        .hasMessageContaining("maybe \"minutes\"");
  }

  private Scenario variant(String text) throws BadScenarioException, IOException {
    write("variant.yaml", text);
    return ScenarioFile.read(folder.resolve("variant.yaml"));
  }

  private BadScenarioException refused(String text) throws IOException {
    write("variant.yaml", text);
    BadScenarioException refused =
        catchThrowableOfType(
            BadScenarioException.class, () -> ScenarioFile.read(folder.resolve("variant.yaml")));
    assertThat(refused).isNotNull();
    return refused;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
