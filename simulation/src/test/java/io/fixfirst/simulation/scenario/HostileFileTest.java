package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that would cost much, or that are none; each is refused with one clear line. */
class HostileFileTest {

  @TempDir private Path folder;

  @Test
  void a_file_of_a_hundred_megabytes_is_not_read() throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100_000_000);
    }
    assertThat(refused(file, Limits.DEFAULT))
        .hasMessageEndingWith("large.yaml:1: expected at most 4194304 bytes (is larger)");
  }

  @Test
  void the_size_can_be_limited_further() throws IOException {
    Path file = written("name: something\n");
    assertThat(refused(file, Limits.DEFAULT.withBytes(10)))
        .hasMessageEndingWith("expected at most 10 bytes (is larger)");
  }

  @Test
  void a_bomb_of_aliases_does_not_go_off() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
    }
    assertThat(refused(written(bomb.toString()), Limits.DEFAULT).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("aliases"));
  }

  @Test
  void few_aliases_that_stand_for_very_many_values_are_refused_too() throws IOException {
    StringBuilder bomb = new StringBuilder("name: x\ntenants:\n  - &a0 {id: t, users: 1}\n");
    String rows =
        "desk:\n  teams:\n    - &t {id: t, categories: &c [" + "x, ".repeat(2_000) + "x]}\n";
    bomb.append(rows);
    bomb.append("    - *t\n".repeat(45));
    bomb.append("  engineers: {id: e, shares: {t: 1}}\n");
    Limits tight = new Limits(1 << 20, 40, 50, 50_000, 8, null);
    assertThat(refused(written(bomb.toString()), tight))
        .hasMessageContaining("expected at most 50000 values in all");
  }

  @Test
  void something_that_contains_itself_is_refused() throws IOException {
    assertThat(refused(written("name: x\ntenants: &all [*all]\n"), Limits.DEFAULT))
        .hasMessageContaining(":2: expected no alias of something that it stands in");
  }

  @Test
  void depth_is_limited() throws IOException {
    assertThat(refused(written("name: " + "[".repeat(100_000)), Limits.DEFAULT).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).containsIgnoringCase("depth"));
  }

  @Test
  void a_crowd_too_large_is_refused() throws IOException {
    String text =
        "name: x\ntenants: {id: t}\ndesk:\n  teams: {id: t}\n"
            + "  engineers: {id: e, count: 20000, shares: {t: 1}}\n";
    assertThat(refused(written(text), Limits.DEFAULT))
        .hasMessageContaining(":5: ")
        .hasMessageContaining("count: expected a whole number from 0 to 10000 (was 20000)");
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Path file = folder.resolve("bytes.yaml");
    Files.write(file, new byte[] {'n', 'a', (byte) 0xC3, (byte) 0x28});
    assertThat(refused(file, Limits.DEFAULT)).hasMessageContaining("bytes.yaml:1: expected UTF-8");
  }

  @Test
  void a_folder_is_no_file() {
    assertThat(refused(folder, Limits.DEFAULT)).hasMessageContaining("expected a readable file");
  }

  @Test
  void no_more_mistakes_are_told_than_anybody_reads() throws IOException {
    StringBuilder text = new StringBuilder("name: x\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("wrong").append(i).append(": 1\n");
    }
    assertThat(refused(written(text.toString()), Limits.DEFAULT).problems()).hasSize(50);
  }

  @Test
  void tags_make_no_objects() throws IOException {
    assertThat(refused(written("name: !!java.net.URL [\"http://localhost\"]\n"), Limits.DEFAULT))
        .hasMessageContaining(":1: expected YAML: Global tag is not allowed");
  }

  private Path written(String text) throws IOException {
    return Files.write(folder.resolve("file.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static BadScenarioException refused(Path file, Limits limits) {
    BadScenarioException refused =
        catchThrowableOfType(BadScenarioException.class, () -> ScenarioFile.read(file, limits));
    assertThat(refused).isNotNull();
    return refused;
  }

  @Test
  void where_it_is_confined_to_a_directory_nothing_else_is_read(@TempDir Path directory)
      throws IOException {
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Path secret = Files.writeString(directory.resolve("secret.yaml"), "name: secret\n");
    Files.createSymbolicLink(inside.resolve("link.yaml"), secret);
    Limits confined = Limits.DEFAULT.within(inside);
    for (String name : List.of("../secret.yaml", "../none.yaml", "link.yaml", secret.toString())) {
      assertThatThrownBy(
              () ->
                  ScenarioFile.parse(
                      inside.resolve("mine.yaml"), "include: " + name + "\n", confined))
          .as(name)
          .isInstanceOf(BadScenarioException.class)
          .hasMessageEndingWith("mine.yaml:1: include: expected a file beside this one, or below");
    }
  }
}
