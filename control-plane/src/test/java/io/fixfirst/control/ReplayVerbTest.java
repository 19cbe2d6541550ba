package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayVerbTest {

  private static final String KOLDING = Path.of("..", "scenarios", "kolding.yaml").toString();
  private static final String NOWHERE = "http://127.0.0.1:1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--speed, 0",
    "--speed, NaN",
    "--speed, 20000",
    "--for, PT0S",
    "--for, P32D",
    "--for, tomorrow",
    "--calls, 0",
    "--calls, 5000",
    "--against, ftp://example.org",
    "--against, 'not an address'"
  })
  void a_value_that_cannot_be_is_wrong_usage_and_named(String option, String value) {
    int code =
        option.equals("--against")
            ? run(KOLDING, "--token", "ff_x", option, value)
            : run(KOLDING, "--against", NOWHERE, "--token", "ff_x", option, value);

    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains(option);
  }

  @Test
  void without_a_token_it_says_where_one_is() {
    assertThat(run(KOLDING, "--against", NOWHERE)).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--token-file").contains("operator.token");
  }

  @Test
  void what_can_be_no_token_is_not_repeated() {
    assertThat(run(KOLDING, "--against", NOWHERE, "--token", "a secret\n"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).doesNotContain("secret");
  }

  @Test
  void a_missing_file_is_bad_input() {
    assertThat(run("nowhere.yaml", "--against", NOWHERE, "--token", "ff_x"))
        .isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString()).contains("nowhere.yaml");
  }

  @Test
  void where_nobody_answers_it_says_so_in_one_line() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String server = "http://127.0.0.1:" + port;

    assertThat(run(KOLDING, "--quiet", "--against", server, "--token", "ff_x"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString().strip())
        .isEqualTo("fixfirst: --against: nothing answers at " + server + ".");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "replay";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }
}
