package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.twin.BusyDay;
import io.fixfirst.simulation.twin.OutsideCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code simulate --from-journal} on what a system has recorded in a hurry: many commands at the
 * same time, ten minutes of its own time a second.
 */
@Beside
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class JournalCheckIT {

  private static final int COMMANDS = 1_500;
  private static final int AT_ONCE = 16;
  private static final double SPEED = 600;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path directory;

  @BeforeAll
  void a_system_runs_for_a_while(@TempDir Path data) throws Exception {
    directory = data;
    BusyDay day = BusyDay.of(2);
    Config config = LiveRuntime.config(ConfigFactory.empty());
    Database database = Database.embedded(directory, config);
    try (LiveRuntime runtime =
        LiveRuntime.start(
            config, database, ScaledClock.from(day.start(), SPEED), EntityTypes.ALL, List.of())) {
      Semaphore free = new Semaphore(AT_ONCE);
      for (OutsideCommand command : day.commands().subList(0, COMMANDS)) {
        free.acquire();
        CompletableFuture<?> answered =
            runtime.entities().ask(command.to(), command.command()).toCompletableFuture();
        CompletableFuture<?> unused = answered.whenComplete((_, _) -> free.release());
      }
      free.acquire(AT_ONCE);
      Eventually.that(() -> assertThat(timersOf(database)).isPositive());
    }
  }

  /** {@return how many events there are that only time has caused} */
  private static long timersOf(Database database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT count(*) FROM event_journal
                WHERE event_ser_manifest IN ('incident-clock-warned', 'incident-clock-breached')""")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(1)
  void every_event_of_a_hurried_system_is_what_the_rules_answer() throws Exception {
    assertThat(check("--json")).as(out.toString() + err).isEqualTo(ExitCode.DONE.number());
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("differences")).isEmpty();
    assertThat(report.path("unexplained").asLong()).isZero();
    assertThat(report.path("whole").asBoolean()).isTrue();
    assertThat(report.path("events").asLong()).isGreaterThan(3_000);
    for (String number : List.of("outside", "messages", "timers", "slowestMessageMillis")) {
      assertThat(report.path(number).asLong()).as(number).isPositive();
    }
  }

  @Test
  @Order(2)
  void a_doctored_event_is_named() throws SQLException {
    doctor(
        """
        UPDATE event_journal SET event_payload = convert_to(
          regexp_replace(convert_from(event_payload, 'UTF8'), '"number":\\d+', '"number":99'),
          'UTF8')
        WHERE ordering = (
          SELECT min(ordering) FROM event_journal WHERE event_ser_manifest = 'incident-assigned')""");
    assertThat(check()).as(out.toString() + err).isEqualTo(ExitCode.TARGET_MISSED.number());
    assertThat(out.toString())
        .contains("follow from nothing that is known", "incident kolding-")
        .contains("Assigned was recorded with other values than follow from what desk main said")
        .contains("(NoteAssigned), first number: 99 and 1.");
  }

  @Test
  void a_scenario_and_a_journal_do_not_go_together() {
    assertThat(check("kolding.yaml")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--from-journal takes no scenario");
  }

  private int check(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] arguments = new String[more.length + 6];
    List<String> first =
        List.of("simulate", "--from-journal", "--data", directory.toString(), "--delivery", "PT6H");
    first.toArray(arguments);
    System.arraycopy(more, 0, arguments, first.size(), more.length);
    return line.execute(arguments);
  }

  private void doctor(String sql) throws SQLException {
    Config config = LiveRuntime.config(ConfigFactory.empty());
    try (Database database = Database.embedded(directory, config);
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
