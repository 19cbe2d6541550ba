package io.fixfirst.control.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.control.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

  private static final Instant NOW = Instant.parse("2026-03-09T07:50:00Z");

  @TempDir private Path directory;

  @Test
  void time_goes_on_where_it_was_and_never_backwards() {
    DemoData data = new DemoData(directory);
    data.open("kolding", false);
    assertThat(data.time()).isNull();

    data.keep(NOW, Duration.ofMinutes(2));

    DemoData again = new DemoData(directory);
    again.open("kolding", false);
    assertThat(again.time()).isEqualTo(NOW.plusSeconds(120));
  }

  @Test
  void a_fresh_demo_forgets_the_one_before() {
    DemoData data = new DemoData(directory);
    data.open("kolding", false);
    data.keep(NOW, Duration.ZERO);

    data.open("kolding", true);

    assertThat(data.time()).isNull();
  }

  @Test
  void a_directory_with_something_else_in_it_is_never_touched() throws IOException {
    Path precious = Files.writeString(directory.resolve("operator.token"), "precious");
    DemoData data = new DemoData(directory);

    assertThatThrownBy(() -> data.open("kolding", true)).isInstanceOf(Stopped.class);

    assertThat(precious).hasContent("precious");
  }

  @Test
  void another_scenario_needs_a_fresh_start() {
    new DemoData(directory).open("kolding", false);
    assertThatThrownBy(() -> new DemoData(directory).open("three-towns", false))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("--fresh");
  }
}
