package io.fixfirst.actors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

  private static final Config CONFIG = LiveRuntime.config();

  @Test
  void a_schema_that_a_newer_program_has_written_is_refused() {
    String url = TestDatabase.fresh();
    try (Database database = TestDatabase.open(url, CONFIG)) {
      Migrations.run(database.dataSource());
      Migrations.run(database.dataSource()); // Again changes nothing.
      TestDatabase.execute(
          url,
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success) VALUES (999, '9999', 'newer',"
              + " 'SQL', 'V9999__newer.sql', 1, 'test', 1, true)");
      assertThatThrownBy(() -> Migrations.run(database.dataSource()))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("newer program")
          .hasMessageContaining("9999");
    }
  }

  @Test
  void a_server_that_does_not_answer_is_named_without_its_password() {
    assertThatThrownBy(
            () ->
                Database.external(
                    "jdbc:postgresql://127.0.0.1:1/none?password=secret", "ada", null, CONFIG))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_data_directory_belongs_to_one_program_and_others_may_join_its_database(
      @TempDir Path directory) throws IOException, SQLException {
    Path password = directory.resolve("postgres.password");
    try (Database first = Database.embedded(directory, CONFIG)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThat(text(first, "SHOW fsync")).isEqualTo("on");
      assertThat(text(first, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(text(first, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(text(first, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(() -> Database.embedded(directory, CONFIG))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("Another program");
      try (Database joined = Database.shared(directory, CONFIG)) {
        assertThat(text(joined, "CREATE TABLE kept AS SELECT 'it is' AS t; SELECT t FROM kept"))
            .isEqualTo("it is");
      }
      assertThat(first.answers()).isTrue();
    }
    assertThat(Files.exists(directory.resolve("postgres/postmaster.pid"))).isFalse();
    try (Database second = Database.shared(directory, CONFIG)) {
      assertThat(text(second, "SELECT t FROM kept")).isEqualTo("it is");
    }
    assertThat(Files.exists(directory.resolve("postgres/postmaster.pid"))).isFalse();
  }

  private static String text(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
