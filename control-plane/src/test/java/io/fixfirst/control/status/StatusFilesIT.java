package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFilesIT {

  private static final List<String> NAMES =
      List.of(
          "feed.atom",
          "index.da.html",
          "index.en.html",
          "index.html",
          "index.nl.html",
          "index.sv.html",
          "summary.json");

  @TempDir private Path directory;
  private StatusFiles files;

  @BeforeEach
  void begin() throws Exception {
    files =
        StatusFiles.keep(
            directory,
            "https://status.example",
            Server.one().database().dataSource(),
            Server.one().plane().runtime().clock(),
            new StatusFiles.Limits(Duration.ofMillis(50), Duration.ofMinutes(5)),
            false);
  }

  @AfterEach
  void end() {
    files.close();
  }

  @Test
  void a_public_page_is_written_in_all_languages_and_follows_each_change() throws IOException {
    String tenant = StatusDesk.open();
    Path page = directory.resolve(tenant);
    Eventually.that(() -> assertThat(names(page)).isEqualTo(NAMES));
    assertThat(page.resolve("index.da.html")).content().contains("Alle tjenester kører");
    assertThat(page.resolve("index.html")).content().contains("href=\"index.sv.html\"");
    String id = StatusDesk.major(tenant, "mail", "Words for everybody.");
    for (String name : NAMES) {
      Eventually.that(
          () -> assertThat(page.resolve(name)).content().contains("Words for everybody."));
    }
    assertThat(page.resolve("feed.atom"))
        .content()
        .contains("https://status.example/status/" + tenant);
    StatusDesk.act(id, "resolve", "{\"text\": \"done\"}");
    Eventually.that(
        () ->
            assertThat(page.resolve("index.html")).content().contains("All services are running"));
    assertThat(names(page)).isEqualTo(NAMES);
  }

  @Test
  void a_secret_page_lies_under_its_secret_and_goes_when_it_is_closed() throws IOException {
    String tenant = Server.one().tenant();
    Path first = directory.resolve(secret(tenant, "0123456789abcdef0123"));
    Eventually.that(() -> assertThat(names(first)).isEqualTo(NAMES));
    Files.writeString(first.resolve("own.txt"), "not ours");
    Path second = directory.resolve(secret(tenant, "fedcba98765432100123"));
    Eventually.that(() -> assertThat(names(second)).isEqualTo(NAMES));
    Eventually.that(() -> assertThat(names(first)).containsExactly("own.txt"));
    StatusDesk.choose(tenant, "{\"visibility\": \"signed-in\"}");
    Eventually.that(() -> assertThat(second).doesNotExist());
    assertThat(directory.resolve(tenant)).doesNotExist();
  }

  private static String secret(String tenant, String secret) {
    StatusDesk.choose(
        tenant, "{\"visibility\": \"secret-link\", \"secret\": \"%s\"}".formatted(secret));
    return tenant + "~" + secret;
  }

  private static List<String> names(Path page) throws IOException {
    try (Stream<Path> all = Files.list(page)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.endsWith(".new"))
          .sorted()
          .toList();
    }
  }
}
