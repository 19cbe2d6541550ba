package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fixfirst.control.Beside;
import io.fixfirst.control.crash.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server under load through what may befall a database that goes on running: it is slow, has no
 * connection left, no room on its disk, fails a projection in the middle of a page, and has an
 * event that nobody can read. And more comes in at once than is let in.
 */
@Beside
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT {

  private static final int CLIENTS = 6;

  /** Few connections that are soon missed, and an intake that is soon full. */
  private static final String SETTINGS =
      """
      fixfirst {
        intake.in-flight = 2
        database { connections = 12, connections-idle = 4, connection-timeout = 1s }
        entity { retry-max = 1s, passivate-after = 3s, keep-awake-within = 0s }
        waker.every = 1s
      }
      """;

  private DebianPostgres postgres;
  private SlowWire wire;
  private ServerProcess server;
  private Load load;
  private String major;
  private long seed;
  private final History history = new History();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    if (!DebianPostgres.isInstalled()) {
      System.err.println("SKIPPED: no PostgreSQL 15 in " + DebianPostgres.BINARIES);
      abort("No PostgreSQL 15 is installed (Debian's package postgresql-15).");
    }
    postgres = DebianPostgres.start();
    wire = new SlowWire(postgres.port());
    Path settings = Files.writeString(folder.resolve("fixfirst.conf"), SETTINGS);
    server =
        new ServerProcess(
            folder.resolve("data"),
            "--db",
            postgres.url().replace(":" + postgres.port() + "/", ":" + wire.port() + "/"),
            "--config",
            settings.toString());
    server.start();
    Office.open(server);
    major = Office.declareMajor(server);
    load =
        new Load(
            server,
            history,
            server.token("--tenant", "kolding", "--role", "monitoring", "--db", postgres.url()),
            server.operatorToken());
    load.run(CLIENTS, seed++, () -> accept(50));
  }

  /** In the short form all faults are looked at together: what came of each is still there. */
  @AfterAll
  void stop() throws Exception {
    try {
      if (!Form.isLong() && load != null) {
        Aftermath.holds(server, history, major);
      }
    } finally {
      end();
    }
  }

  private void end() throws Exception {
    if (server != null) {
      server.stop();
    }
    if (wire != null) {
      wire.close();
    }
    if (postgres != null) {
      postgres.remove();
    }
  }

  @Test
  void each_statement_takes_half_a_second_longer() throws Exception {
    load.run(
        CLIENTS,
        seed++,
        () -> {
          wire.delay(Duration.ofMillis(500));
          try {
            for (int time = 0; time < Form.of(1, 25); time++) {
              accept(12);
            }
          } finally {
            wire.delay(Duration.ZERO);
          }
          accept(50);
        });
    allIsThere();
  }

  @Test
  void no_connection_is_left() throws Exception {
    for (int time = 0; time < Form.of(1, 5); time++) {
      load.run(
          CLIENTS,
          seed++,
          () -> {
            long refused = history.count(503);
            List<Connection> all = new ArrayList<>();
            try {
              takeEveryConnection(all);
              Awaitility.await("requests to be refused with 503")
                  .atMost(Duration.ofSeconds(30))
                  .until(() -> history.count(503) > refused + CLIENTS);
            } finally {
              for (Connection one : all) {
                one.close();
              }
            }
            accept(100); // Without a hand.
          });
    }
    allIsThere();
  }

  /** Takes what is free and ends what the server has, until there is no other than these. */
  private void takeEveryConnection(List<Connection> all) throws SQLException {
    long most = number("SELECT current_setting('max_connections')::int");
    takeFree(all);
    try (Statement statement = all.getFirst().createStatement()) {
      Awaitility.await("every connection to be taken")
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(10)) // Who is ended needs a moment to be gone.
          .until(
              () -> {
                statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'fixfirst'");
                takeFree(all);
                return all.size() == most;
              });
    }
  }

  private void takeFree(List<Connection> all) throws SQLException {
    while (true) {
      try {
        all.add(DriverManager.getConnection(postgres.url()));
      } catch (SQLException e) {
        if (!"53300".equals(e.getSQLState())) {
          throw e;
        }
        return; // Too many clients already.
      }
    }
  }

  @Test
  void the_disk_of_the_journal_is_full() throws Exception {
    if (!System.getProperty("user.name").equals("root")) {
      System.err.println("SKIPPED: only root can mount a small disk");
      abort("Only root can mount a small disk.");
    }
    SmallDisk disk = postgres.mountSmallDisk(24);
    try {
      sql(
          "CREATE TABLESPACE small LOCATION '" + disk.folder() + "'",
          "ALTER TABLE event_journal SET TABLESPACE small");
      for (int time = 0; time < Form.of(1, 5); time++) {
        load.run(CLIENTS, seed++, () -> fillAndFree(disk));
      }
    } finally {
      disk.free();
      sql("ALTER TABLE event_journal SET TABLESPACE pg_default", "DROP TABLESPACE small");
      disk.unmount();
    }
    allIsThere();
  }

  private void fillAndFree(SmallDisk disk) throws IOException {
    accept(50);
    long refused = history.count(503);
    disk.fill();
    Awaitility.await("requests to be refused with 503")
        .atMost(Duration.ofSeconds(60))
        .until(() -> history.count(503) > refused + CLIENTS);
    disk.free();
    accept(100); // Without a hand.
  }

  @Test
  void projections_fail_in_the_middle_of_a_page() throws Exception {
    sql(
        "CREATE SEQUENCE failing",
        """
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('failing') % 40 = 7 THEN RAISE EXCEPTION 'It fails now and then.'; END IF;
          RETURN NEW; END $$""",
        "CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON view_incident"
            + " FOR EACH ROW EXECUTE FUNCTION fail()");
    try {
      load.run(
          CLIENTS,
          seed++,
          () -> {
            accept(Form.of(100, 1_000));
            Awaitility.await("rows to be written again after a failure")
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("SELECT last_value FROM failing") > 3 * 40);
          });
    } finally {
      sql("DROP TRIGGER fail ON view_incident", "DROP FUNCTION fail", "DROP SEQUENCE failing");
    }
    allIsThere();
  }

  @Test
  void an_event_cannot_be_read() throws Exception {
    String sick =
        server
            .call(
                "POST",
                "/api/v1/incidents",
                """
                {"tenant":"kolding","summary":"Sick","service":"mail","impact":"low",
                 "urgency":"low"}""")
            .path("id")
            .asText();
    String row =
        "persistence_id = 'incident|" + sick + "' AND event_ser_manifest = 'incident-lost'";
    awaitRespondBreach(sick);
    sql(
        """
        INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
          event_ser_id, event_ser_manifest, event_payload)
        SELECT persistence_id, max(sequence_number) + 1, '', 0, 7001, 'incident-lost', '{}'
        FROM event_journal WHERE persistence_id = 'incident|%s' GROUP BY persistence_id"""
            .formatted(sick));
    load.run(
        CLIENTS,
        seed++,
        () -> {
          accept(Form.of(50, 500));
          // Another has written its next event, which the first to ask comes across: a timer,
          // maybe.
          assertThat(note(sick)).isIn(503, 500);
          Awaitility.await("it to stand still")
              .atMost(Duration.ofSeconds(30))
              .until(() -> note(sick) == 500);
          assertThat(server.send("GET", "/readyz", null, null, null).body())
              .contains("1 stand still", sick);
          Awaitility.await("its figure")
              .atMost(Duration.ofSeconds(30))
              .until(
                  () ->
                      server
                          .send("GET", "/metrics", server.operatorToken(), null, null)
                          .body()
                          .contains("fixfirst_entities_stuck 1.0"));
          accept(Form.of(50, 500)); // All others go on.
        });
    sql("DELETE FROM event_journal WHERE " + row, "DELETE FROM journal_unreadable");
    Awaitility.await("it to go on")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> note(sick) == 200);
    allIsThere();
  }

  private void awaitRespondBreach(String incident) {
    Awaitility.await("its clock to run out")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                number(
                        "SELECT count(*) FROM event_journal WHERE persistence_id = 'incident|"
                            + incident
                            + "' AND event_ser_manifest = 'incident-clock-breached'")
                    > 0);
  }

  private int note(String incident) throws Exception {
    String text = "to-the-sick-" + System.nanoTime();
    History.Asked asked = history.asks(Load.note(text));
    int status =
        server
            .send(
                "POST",
                "/api/v1/incidents/" + incident + "/note",
                server.operatorToken(),
                null,
                "{\"text\":\"" + text + "\"}")
            .statusCode();
    asked.answered(status, null);
    return status;
  }

  @Test
  void more_comes_in_than_is_let_in() throws Exception {
    long refused = history.count(429);
    load.run(
        Form.of(32, 200),
        seed++,
        () ->
            Awaitility.await("the intake to be full")
                .atMost(Duration.ofSeconds(60))
                .until(() -> history.count(429) > refused + Form.of(50, 1_000)));
    allIsThere();
  }

  private void allIsThere() throws Exception {
    load.run(CLIENTS, seed++, () -> accept(20)); // Repeats what was not answered.
    assertThat(history.statuses())
        .as("%s", history)
        .isSubsetOf(Set.of(200, 201, 202, 409, 429, 500, 503));
    if (Form.isLong()) {
      Aftermath.holds(server, history, major);
    }
  }

  private void accept(int more) {
    long goal = history.accepted() + more;
    Awaitility.await("commands to be accepted")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(history.accepted()).as("%s", history).isGreaterThanOrEqualTo(goal));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
