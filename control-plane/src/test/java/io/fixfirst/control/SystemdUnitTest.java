package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that is shipped for systemd. */
class SystemdUnitTest {

  private static final Path UNIT = Path.of("../examples/systemd/fixfirst.service");
  private static final String INSTALLED = "/opt/fixfirst/fixfirst";
  private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");

  @TempDir private Path folder = Path.of("");

  @Test
  void it_starts_up_with_options_that_there_are() throws IOException {
    String help = Cli.run("up", "--help").out();
    List<String> options =
        OPTION.matcher(start()).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(start()).startsWith("ExecStart=" + INSTALLED + " up ");
    assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(help).contains(option));
  }

  @Test
  void systemd_finds_nothing_wrong_with_it() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
      abort("There is no systemd here.");
    }
    Path launcher = Path.of("../fixfirst").toRealPath();
    Path unit = folder.resolve("fixfirst.service");
    Files.writeString(unit, Files.readString(UNIT).replace(INSTALLED, launcher.toString()));
    Process process =
        new ProcessBuilder("systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain(unit.getFileName().toString());
  }

  private static String start() throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith("ExecStart="))
        .findFirst()
        .orElseThrow();
  }
}
