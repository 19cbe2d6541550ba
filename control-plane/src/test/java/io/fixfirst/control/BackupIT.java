package io.fixfirst.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.backup.Restore;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running desk keeps goes into a file, and comes back in another place. */
class BackupIT {

  /** Every event in its order, without the numbers that a server gives. */
  private static final String JOURNAL =
      """
      SELECT persistence_id || '#' || sequence_number || ' ' || event_ser_manifest || ' '
        || convert_from(event_payload, 'UTF8')
      FROM event_journal ORDER BY xid, ordering""";

  private final Server server = Server.one();

  @Test
  void a_backup_of_a_busy_desk_comes_back_whole_and_goes_on(@TempDir Path directory)
      throws Exception {
    String tenant = server.tenant();
    String major = declared(tenant);
    Path file = directory.resolve("desk.zip");
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> busy = reports(tenant, enough);
    Cli.Said said = Cli.run("backup", file.toString(), "--db", server.databaseUrl());
    enough.set(true);
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(busy.join()).isPositive();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Cli.run("backup", file.toString(), "--db", server.databaseUrl()).err())
        .contains("there is a file");

    Path other = directory.resolve("other");
    Cli.Said restored = Cli.run("restore", file.toString(), "--data", other.toString());
    assertThat(restored.exit()).as(restored.err()).isZero();
    Path again = directory.resolve("again.zip");
    assertThat(Cli.run("backup", again.toString(), "--data", other.toString()).exit()).isZero();
    assertThat(Contents.of(again)).isEqualTo(Contents.of(file));

    Cli.Said twice = Cli.run("restore", file.toString(), "--data", other.toString());
    assertThat(twice.exit()).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(twice.err()).contains("empty database only");
    goesOn(other, tenant, major, rows(file));
  }

  /** The same tokens hold, nothing is lost, and what happens next comes after what was there. */
  private void goesOn(Path data, String tenant, String major, int rows) throws Exception {
    JsonNode before = server.operator().get("/api/v1/incidents/" + major).expect(200).json();
    Config config = ControlPlane.config(ConfigFactory.empty());
    Database database = Database.embedded(data, config);
    try (ControlPlane plane =
        ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0)) {
      Client client = new Client(plane.address(), server.operator().token());
      assertThat(client.get("/api/v1/incidents/" + major).expect(200).json()).isEqualTo(before);
      Desks.open(client, tenant, "After the restore");
      List<String> all = lines(database);
      assertThat(all).hasSizeGreaterThan(rows);
      Set<String> restored = new HashSet<>(all.subList(0, rows));
      assertThat(lines(server.database()).stream().filter(restored::contains))
          .containsExactlyElementsOf(all.subList(0, rows));
      client.post("/api/v1/incidents/" + major + "/note", "{\"text\": \"On we go.\"}").expect(200);
      Cli.Said check = Cli.run("rebuild", "--check", "--data", data.toString());
      assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }
  }

  @Test
  void a_file_that_was_cut_or_changed_is_refused_before_anything_is_made(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("desk.zip");
    assertThat(Cli.run("backup", file.toString(), "--db", server.databaseUrl()).exit()).isZero();
    byte[] bytes = Files.readAllBytes(file);
    byte[] changed = bytes.clone();
    changed[bytes.length / 2] ^= 1;
    for (byte[] bad :
        List.of(Arrays.copyOf(bytes, bytes.length / 2), changed, "no backup".getBytes(UTF_8))) {
      Files.write(file, bad);
      Path data = directory.resolve("data");
      Cli.Said said = Cli.run("restore", file.toString(), "--data", data.toString());
      assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.BAD_INPUT.number());
      assertThat(said.err()).hasLineCount(1).contains(file.toString());
      assertThat(data).doesNotExist();
    }
  }

  private String declared(String tenant) {
    String id =
        Desks.open(
            server.operator(),
            """
            {"tenant": "%s", "summary": "All is down", "impact": "high", "urgency": "urgent",
             "major": true}"""
                .formatted(tenant));
    Eventually.that(
        () ->
            assertThat(
                    server
                        .operator()
                        .get("/api/v1/incidents/" + id)
                        .expect(200)
                        .json()
                        .path("major")
                        .isMissingNode())
                .isFalse());
    return id;
  }

  /** Somebody goes on reporting meanwhile; {@return how many reports were accepted}. */
  private CompletableFuture<Integer> reports(String tenant, AtomicBoolean enough) {
    return CompletableFuture.supplyAsync(
        () -> {
          int accepted = 0;
          while (!enough.get() || accepted == 0) {
            Client.Answer answer =
                server
                    .operator()
                    .post(
                        "/api/v1/incidents",
                        """
                        {"tenant": "%s", "summary": "Number %d", "impact": "low",
                         "urgency": "low"}"""
                            .formatted(tenant, accepted));
            assertThat(answer.status()).as(answer.text()).isIn(201, 202);
            accepted++;
          }
          return accepted;
        });
  }

  private static List<String> lines(Database database) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(JOURNAL)) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
  }

  private static int rows(Path file) throws IOException {
    try (Restore backup = Restore.open(file)) {
      return backup.manifest().tables().stream()
          .filter(table -> table.table().equals("event_journal"))
          .mapToInt(table -> (int) table.rows())
          .sum();
    }
  }

  /** Hashes of a backup's tables, but for those that numbers of the server are in. */
  private record Contents(List<String> steps, Map<String, String> tables) {

    private static final List<String> NUMBERED =
        List.of("event_journal", "pekko_projection_offset_store", "projection_rebuilt");

    static Contents of(Path file) throws IOException {
      try (Restore backup = Restore.open(file)) {
        Map<String, String> tables = new LinkedHashMap<>();
        backup
            .manifest()
            .tables()
            .forEach(
                table ->
                    tables.put(
                        table.table(),
                        NUMBERED.contains(table.table())
                            ? table.rows() + " rows"
                            : table.sha256()));
        return new Contents(backup.manifest().steps(), tables);
      }
    }
  }
}
