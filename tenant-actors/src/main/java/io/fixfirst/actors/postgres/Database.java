package io.fixfirst.actors.postgres;

import com.typesafe.config.Config;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL that everything is kept in, with its pool of connections. */
public final class Database implements AutoCloseable {

  /** pg_current_xact_id and xid8, which the journal's order stands on, came with it. */
  private static final int VERSION_MIN = 13;

  private final HikariDataSource pool;
  private final @Nullable EmbeddedPostgres server;

  private Database(HikariDataSource pool, @Nullable EmbeddedPostgres server) {
    this.pool = pool;
    this.server = server;
  }

  /**
   * {@return the PostgreSQL of a data directory: started, or adopted where one was left running,
   * and stopped by {@link #close}}
   *
   * @throws DatabaseException if it does not start, or another program uses the directory
   */
  public static Database embedded(Path directory, Config config) {
    EmbeddedPostgres server = EmbeddedPostgres.start(directory);
    return open(server, config);
  }

  /**
   * {@return the PostgreSQL of a data directory that another program of ours may be using: joined
   * then, and left running by {@link #close}; else as {@link #embedded}}
   */
  public static Database shared(Path directory, Config config) {
    return open(EmbeddedPostgres.join(directory), config);
  }

  /**
   * {@return a PostgreSQL that somebody else runs}
   *
   * @param url {@code jdbc:postgresql://host/database}, with or without user and password
   * @throws DatabaseException if it does not answer, or is too old
   */
  public static Database external(
      String url, @Nullable String user, @Nullable String password, Config config) {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return checked(new Database(pool(url, properties, config), null));
  }

  /** {@return connections; auto-commit is on} */
  public DataSource dataSource() {
    return pool;
  }

  /** {@return its address, without a password} */
  public String address() {
    int query = pool.getJdbcUrl().indexOf('?');
    return query < 0 ? pool.getJdbcUrl() : pool.getJdbcUrl().substring(0, query);
  }

  /** {@return whether it answers now} */
  public boolean answers() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
    if (server != null) {
      server.close();
    }
  }

  private static Database open(EmbeddedPostgres server, Config config) {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedPostgres.USER);
    properties.setProperty("password", server.password());
    try {
      return checked(new Database(pool(server.url(), properties, config), server));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static HikariDataSource pool(String url, Properties properties, Config config) {
    Config database = config.getConfig("fixfirst.database");
    properties.putIfAbsent("reWriteBatchedInserts", "true");
    properties.putIfAbsent("ApplicationName", "fixfirst");
    properties.putIfAbsent("tcpKeepAlive", "true");
    properties.putIfAbsent(
        "socketTimeout", Long.toString(database.getDuration("answer-timeout").toSeconds()));
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("fixfirst");
    hikari.setJdbcUrl(url);
    hikari.setDataSourceProperties(properties);
    hikari.setMaximumPoolSize(database.getInt("connections"));
    hikari.setMinimumIdle(database.getInt("connections-idle"));
    hikari.setConnectionTimeout(database.getDuration("connection-timeout").toMillis());
    hikari.setInitializationFailTimeout(-1);
    hikari.setConnectionInitSql(
        "SET idle_in_transaction_session_timeout = "
            + database.getDuration("idle-in-transaction-max").toMillis());
    return new HikariDataSource(hikari);
  }

  private static Database checked(Database database) {
    try (Connection connection = database.pool.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < VERSION_MIN) {
        throw new DatabaseException(
            "PostgreSQL " + VERSION_MIN + " or newer is needed (this is " + version + ").");
      }
      return database;
    } catch (SQLException e) {
      database.close();
      throw new DatabaseException(
          "PostgreSQL does not answer (" + database.address() + ": " + e.getMessage() + ").", e);
    }
  }
}
