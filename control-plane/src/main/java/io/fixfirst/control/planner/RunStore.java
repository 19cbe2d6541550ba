package io.fixfirst.control.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixfirst.control.http.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of simulation runs. */
final class RunStore {

  /**
   * A run and what was asked for.
   *
   * @param node that has it
   */
  record Asked(Run run, RunForm form, String node) {}

  private final DataSource dataSource;

  RunStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Adds a run.
   *
   * @param node that carries it out; empty where there is only one
   */
  void add(Run run, RunForm form, String node) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO simulation_run (id, state, about, request, node)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      statement.setString(1, run.id());
      statement.setString(2, run.state().name());
      statement.setString(3, text(run));
      statement.setString(4, text(form));
      statement.setString(5, node);
      statement.executeUpdate();
    }
  }

  /** {@return whether it is this node's to carry out from now on; another one may be first} */
  boolean takeOver(Asked asked, String node) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE simulation_run SET node = ? WHERE id = ? AND node = ?")) {
      statement.setString(1, node);
      statement.setString(2, asked.run().id());
      statement.setString(3, asked.node());
      return statement.executeUpdate() == 1;
    }
  }

  /** {@return the node that carries a run out} */
  String node(String id) throws SQLException {
    return read("SELECT node FROM simulation_run WHERE id = ?", id, row -> row.getString(1))
        .orElse("");
  }

  /** Has the node that carries a run out cancel it. */
  void askToCancel(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE simulation_run SET cancelled = true WHERE id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  /** {@return those that go on or wait, and that somebody wants to be cancelled} */
  List<String> askedToCancel() throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id FROM simulation_run WHERE cancelled AND state IN ('QUEUED', 'RUNNING')");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  /** Keeps where a run stands. */
  void keep(Run run) throws SQLException {
    keep(run, null, null);
  }

  /** Keeps where a run stands, and what came of it. */
  void keep(Run run, @Nullable String results, byte @Nullable [] report) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE simulation_run SET state = ?, about = ?, results = ?, report = ?"
                    + " WHERE id = ?")) {
      statement.setString(1, run.state().name());
      statement.setString(2, text(run));
      statement.setString(3, results);
      statement.setBytes(4, report);
      statement.setString(5, run.id());
      statement.executeUpdate();
    }
  }

  /** {@return all runs, the newest first} */
  List<Run> all() throws SQLException {
    List<Run> runs = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT about FROM simulation_run ORDER BY id DESC");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        runs.add(parse(row.getString(1), Run.class));
      }
    }
    return runs;
  }

  /**
   * {@return those that nobody carries out any more, the oldest first}
   *
   * @param others nodes that carry out theirs
   */
  List<Asked> abandoned(List<String> others) throws SQLException {
    List<Asked> asked = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT about, request, node FROM simulation_run WHERE state IN ('QUEUED', 'RUNNING')"
                    + " AND node <> ALL (?) ORDER BY id")) {
      statement.setArray(1, connection.createArrayOf("text", others.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          asked.add(
              new Asked(
                  parse(row.getString(1), Run.class),
                  parse(row.getString(2), RunForm.class),
                  row.getString(3)));
        }
      }
    }
    return asked;
  }

  Optional<Run> find(String id) throws SQLException {
    return read("SELECT about FROM simulation_run WHERE id = ?", id, row -> row.getString(1))
        .map(text -> parse(text, Run.class));
  }

  Optional<RunForm> request(String id) throws SQLException {
    return read("SELECT request FROM simulation_run WHERE id = ?", id, row -> row.getString(1))
        .map(text -> parse(text, RunForm.class));
  }

  /** {@return the results as JSON} */
  Optional<String> results(String id) throws SQLException {
    return read("SELECT results FROM simulation_run WHERE id = ?", id, row -> row.getString(1));
  }

  /** {@return the report's page, compressed} */
  Optional<byte[]> report(String id) throws SQLException {
    return read("SELECT report FROM simulation_run WHERE id = ?", id, row -> row.getBytes(1));
  }

  void delete(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM simulation_run WHERE id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  /** Reads a column, which may be null. */
  private interface Column<T> {
    @Nullable T of(ResultSet row) throws SQLException;
  }

  private <T> Optional<T> read(String sql, String id, Column<T> column) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.ofNullable(column.of(row)) : Optional.empty();
      }
    }
  }

  private static String text(Object value) {
    try {
      return Json.get().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("It is no JSON (" + value + ").", e);
    }
  }

  private static <T> T parse(String text, Class<T> type) {
    try {
      return Json.get().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was stored cannot be read (" + text + ").", e);
    }
  }
}
