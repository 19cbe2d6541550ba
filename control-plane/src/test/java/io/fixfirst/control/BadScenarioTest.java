package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A scenario that cannot be is bad input: its own exit code, and one line that says where. */
class BadScenarioTest {

  private static final String OFFICE =
      """
      name: office
      horizon: P20D
      desk:
        teams: [{id: experts}]
        engineers: [{id: ada, skills: [network], shares: {experts: 1}}]
      work: {second: {minutes: {exponential: 40}}}
      tenants:
        - id: town
          contract: {hours: ["mon-fri 08:00-16:00"]}
          demand: [{perHour: 1, categories: {network: {skills: [network]}}, impact: {low: 1}}]
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void what_the_others_are_made_of_is_good() throws IOException {
    assertThat(simulate(written("office.yaml", OFFICE))).isEqualTo(ExitCode.DONE.number());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          perHour: 1 | perHour: -1 | 10 | tenants[0].demand[0].perHour
          perHour: 1 | perHour: .nan | 10 | tenants[0].demand[0].perHour
          {exponential: 40} | {exponential: -40} | 6 | work.second.minutes.exponential
          {low: 1} | {low: 0.5, high: 0.6} | 10 | tenants[0].demand[0].impact
          [{id: experts}] | [{id: experts}, {id: idle}] | 4 | desk.teams[1]
          {experts: 1} | {experts: 0} | 4 | desk.teams[0]
          ["mon-fri 08:00-16:00"] | [] | 9 | tenants[0].contract.hours
          08:00-16:00 | 16:00-08:00 | 9 | tenants[0].contract.hours
          hours: | holidays: XX, hours: | 9 | tenants[0].contract
          P20D | PT0S | 2 | horizon
          {skills: [network]} | {skills: [netwrok]} | 10 | tenants[0].demand[0].categories.network.skills
          """)
  void is_told_in_one_line(String right, String wrong, int line, String field) throws IOException {
    assertThat(OFFICE).contains(right);
    String bad = OFFICE.replace(right, wrong);
    assertThat(simulate(written("office.yaml", bad))).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(
            told ->
                assertThat(told)
                    .contains("office.yaml:" + line + ": " + field)
                    .contains(": expected "));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void files_that_include_each_other_are_refused() throws IOException {
    written("other.yaml", "include: office.yaml\n");
    assertThat(simulate(written("office.yaml", "include: other.yaml\n")))
        .isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(told -> assertThat(told).contains("other.yaml:1: include: expected no cycle"));
  }

  @Test
  void a_file_too_large_is_not_read() throws IOException {
    Path large = directory.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    assertThat(simulate(large)).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(told -> assertThat(told).contains("large.yaml:1: "));
  }

  @Test
  void a_bomb_does_not_go_off() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    Path file = written("bomb.yaml", bomb.toString());
    assertThat(simulate(file)).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().lines())
        .singleElement()
        .satisfies(told -> assertThat(told).contains("bomb.yaml:1: "));
  }

  private Path written(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private int simulate(Path file) {
    CommandLine fixfirst =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return fixfirst.execute("simulate", file.toString(), "--replications", "1", "--quiet");
  }
}
