package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the verb {@code demo} refuses, and how; none of it starts anything. */
class DemoVerbTest {

  private static final Path KOLDING = Path.of("..", "scenarios", "kolding.yaml");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_bad_scenario_is_bad_input_and_is_told_with_line_field_and_expectation()
      throws IOException {
    Path bad =
        Files.writeString(
            directory.resolve("bad.yaml"),
            "include: "
                + KOLDING.toAbsolutePath()
                + "\n"
                + "tenants: [{id: kolding, usrs: 7000}]\n");

    assertThat(demo("--scenario", bad.toString())).isEqualTo(ExitCode.BAD_INPUT.number());

    assertThat(err.toString()).containsPattern("bad\\.yaml:2: tenants\\[0]\\.usrs: ");
    assertThat(err.toString()).contains("maybe \"users\"").doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_scenario_that_is_not_there_is_bad_input() {
    assertThat(demo("--scenario", "nowhere.yaml")).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString()).contains("nowhere.yaml");
  }

  @Test
  void a_speed_that_makes_no_sense_is_wrong_usage() {
    assertThat(demo("--speed", "0")).isEqualTo(ExitCode.USAGE.number());
    assertThat(demo("--speed", "fast")).isEqualTo(ExitCode.USAGE.number());
    assertThat(demo("--speed", "NaN")).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void a_directory_with_something_else_in_it_is_refused_even_with_fresh() throws IOException {
    Path precious = Files.writeString(directory.resolve("operator.token"), "precious");

    int code = demo("--scenario", KOLDING.toString(), "--data", directory.toString(), "--fresh");

    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("something else than a demo");
    assertThat(precious).hasContent("precious");
  }

  private int demo(String... options) {
    CommandLine fixfirst =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = new String[options.length + 1];
    words[0] = "demo";
    System.arraycopy(options, 0, words, 1, options.length);
    return fixfirst.execute(words);
  }
}
