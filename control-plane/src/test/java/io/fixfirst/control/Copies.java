package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Databases beside the server's own, on the same PostgreSQL, to be spoilt by a test. */
final class Copies {

  private Copies() {}

  /** {@return the address of a new database, filled with a backup} */
  static String restored(Server server, Path backup) throws SQLException {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    execute(server.databaseUrl(), "CREATE DATABASE " + name);
    String url = server.databaseUrl().replaceFirst("/postgres\\?", "/" + name + "?");
    Cli.Said said = Cli.run("restore", backup.toString(), "--db", url);
    assertThat(said.exit()).as(said.err()).isZero();
    return url;
  }

  static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
