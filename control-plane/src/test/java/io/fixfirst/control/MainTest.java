package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine fixfirst =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void version_says_what_is_running_on_standard_output_only() {
    assertThat(fixfirst.execute("version")).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString()).startsWith("fixfirst ").contains("(").doesNotContain("$");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void help_names_every_verb() {
    assertThat(fixfirst.execute("help")).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString()).contains(fixfirst.getSubcommands().keySet());
  }

  @Test
  void no_verb_is_wrong_usage_and_says_so_on_standard_error() {
    assertThat(fixfirst.execute()).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("Usage: fixfirst");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void an_unknown_verb_is_wrong_usage() {
    assertThat(fixfirst.execute("repair")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("repair");
  }

  @Test
  void what_stops_a_verb_is_told_without_a_stack_trace() {
    fixfirst.addSubcommand("stop", new Stopping()).setErr(new PrintWriter(err));

    assertThat(fixfirst.execute("stop")).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().strip()).isEqualTo("fixfirst: kolding.yaml, line 3: no devices.");
  }

  @CommandLine.Command
  private static final class Stopping implements Runnable {
    @Override
    public void run() {
      throw new Stopped(ExitCode.BAD_INPUT, "kolding.yaml, line 3: no devices.");
    }
  }
}
