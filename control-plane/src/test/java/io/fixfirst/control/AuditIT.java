package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do is noted down, and nobody can change the note without being found out. */
class AuditIT {

  private static final String UNLOCKED = "ALTER TABLE audit DISABLE TRIGGER ALL";
  private static final String LOCKED = "ALTER TABLE audit ENABLE TRIGGER ALL";

  private final Server server = Server.one();

  @Test
  void what_changes_something_and_what_is_refused_is_noted_and_reading_that_too() {
    String tenant = server.tenant();
    Client agent = server.client(null, Role.SERVICE_DESK_AGENT);
    String incident = Desks.open(agent, tenant, "Slow");
    agent.post("/api/v1/incidents/" + incident + "/note", "{\"text\": \"A secret.\"}").expect(200);
    agent.get("/api/v1/audit").expect(403);
    JsonNode rows =
        server.operator().get("/api/v1/audit?limit=20&tenant=" + tenant).expect(200).json();
    assertThat(rows.path("items"))
        .extracting(row -> row.path("what").asText() + " " + row.path("status").asInt())
        .contains("POST /api/v1/incidents/{incident}/note 200", "POST /api/v1/tenants 201");
    JsonNode note = row(rows, "POST /api/v1/incidents/{incident}/note");
    assertThat(note.path("who").asText()).isEqualTo("operator:service-desk-agent");
    assertThat(note.path("from").asText()).isEqualTo("127.0.0.1");
    assertThat(note.path("on").asText()).isEqualTo("/api/v1/incidents/" + incident + "/note");
    assertThat(note.toString()).doesNotContain("A secret.");
    JsonNode all = server.operator().get("/api/v1/audit?limit=5").expect(200).json();
    assertThat(all.path("items"))
        .extracting(row -> row.path("what").asText() + " " + row.path("status").asInt())
        .contains("GET /api/v1/audit 403", "GET /api/v1/audit 200");
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    String tenant = server.tenant();
    String incident = Desks.open(server.operator(), tenant, "Slow");
    for (int note = 0; note < 5; note++) {
      server
          .operator()
          .post("/api/v1/incidents/" + incident + "/note", "{\"text\": \"Note\"}")
          .expect(200);
    }
    List<Long> numbers = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          server
              .operator()
              .get("/api/v1/audit?limit=2&tenant=" + tenant + cursor)
              .expect(200)
              .json();
      page.path("items").forEach(row -> numbers.add(row.path("number").asLong()));
      cursor = page.path("cursor").isTextual() ? "&cursor=" + page.path("cursor").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(numbers)
        .hasSizeGreaterThanOrEqualTo(6)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    server.operator().get("/api/v1/audit?cursor=first").problem(422, "request.invalid");
  }

  @Test
  void what_many_do_at_once_is_one_chain() throws Exception {
    String tenant = server.tenant();
    String incident = Desks.open(server.operator(), tenant, "Slow");
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, 40)
                  .mapToObj(
                      _ ->
                          CompletableFuture.runAsync(
                              () ->
                                  server
                                      .operator()
                                      .post(
                                          "/api/v1/incidents/" + incident + "/note",
                                          "{\"text\": \"Note\"}")
                                      .expect(200),
                              many))
                  .toArray(CompletableFuture[]::new))
          .get();
    }
    Cli.Said said = Cli.run("audit", "verify", "--db", server.databaseUrl());
    assertThat(said.exit()).as(said.out()).isZero();
    String end = said.out().substring(said.out().indexOf("The end: ") + 9).strip();
    Cli.Said again = Cli.run("audit", "verify", "--expect", end, "--db", server.databaseUrl());
    assertThat(again.exit()).as(again.out()).isZero();
    Cli.Said other =
        Cli.run(
            "audit",
            "verify",
            "--expect",
            end.substring(0, end.indexOf(':') + 1) + "0".repeat(64),
            "--db",
            server.databaseUrl());
    assertThat(other.exit()).isEqualTo(ExitCode.TARGET_MISSED.number());
    Cli.Said export = Cli.run("audit", "export", "--db", server.databaseUrl());
    assertThat(export.out().lines().map(AuditIT::number).toList())
        .isSorted()
        .startsWith(1L)
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit SET who = 'operator:nobody' WHERE number = 3 | row 3 is not as",
        "UPDATE audit SET status = 299 WHERE number = 2 | row 2 is not as",
        "DELETE FROM audit WHERE number = 2 | row 2 is missing",
        "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit) | is missing",
        "UPDATE audit SET number = number + 1000 WHERE number = 4 | row 4 is missing",
        "UPDATE audit_end SET number = 1 | the end of the log is not"
      })
  void whoever_changes_it_is_found_out(String statement, String fault, @TempDir Path directory)
      throws SQLException {
    Path file = directory.resolve("desk.zip");
    String tenant = server.tenant();
    Desks.open(server.operator(), tenant, "Slow");
    assertThat(Cli.run("backup", file.toString(), "--db", server.databaseUrl()).exit()).isZero();
    String copy = Copies.restored(server, file);
    assertThat(Cli.run("audit", "verify", "--db", copy).exit()).isZero();
    assertThatThrownBy(
            () ->
                Copies.execute(
                    copy, statement.startsWith("UPDATE audit_end") ? "TRUNCATE audit" : statement))
        .hasMessageContaining("neither changed nor removed");
    Copies.execute(copy, UNLOCKED, statement, LOCKED);
    Cli.Said said = Cli.run("audit", "verify", "--db", copy);
    assertThat(said.exit()).isEqualTo(ExitCode.TARGET_MISSED.number());
    assertThat(said.out()).contains(fault);
  }

  private static JsonNode row(JsonNode page, String what) {
    for (JsonNode row : page.path("items")) {
      if (row.path("what").asText().equals(what)) {
        return row;
      }
    }
    throw new AssertionError("There is no row of " + what + " in " + page);
  }

  private static long number(String line) {
    try {
      return Json.get().readTree(line).path("number").asLong();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
