package io.fixfirst.actors;

import com.typesafe.config.Config;
import io.fixfirst.actors.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One embedded PostgreSQL for all tests of this JVM; each test gets a database of its own in it.
 */
public final class TestDatabase {

  private static final Path DIRECTORY = directory();
  private static final Database SERVER = server();

  private TestDatabase() {}

  /** {@return the address of a new empty database, with user and password in it} */
  public static String fresh() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = SERVER.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.address().replaceFirst("/postgres$", "/" + name)
        + "?user=fixfirst&password="
        + password();
  }

  /** {@return a database by its address} */
  public static Database open(String url, Config config) {
    return Database.external(url, null, null, config);
  }

  /** Runs statements on a database. */
  public static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return the one number that a query gives} */
  public static long number(String url, String query) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("fixfirst-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String password() {
    try {
      return Files.readString(DIRECTORY.resolve("postgres.password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database server() {
    Database server = Database.embedded(DIRECTORY, LiveRuntime.config());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndDelete(server)));
    return server;
  }

  private static void stopAndDelete(Database server) {
    server.close();
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
