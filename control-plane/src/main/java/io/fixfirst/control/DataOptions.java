package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.fixfirst.actors.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is, and the configuration; the same options for every verb that opens it. */
public final class DataOptions {

  /** Where the data is unless something else is said. */
  private static final Path DEFAULT = Path.of("data");

  /** A verb's transaction may wait for whoever reads its output. */
  private static final String PATIENCE = "fixfirst.database.idle-in-transaction-max";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the embedded PostgreSQL, and of operator.token (default: data).")
  private @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "A PostgreSQL of yours instead: jdbc:postgresql://HOST/DATABASE?user=USER."
              + " The password may be in FIXFIRST_DB_PASSWORD.")
  private @Nullable String url;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in HOCON, on top of the defaults.")
  private @Nullable Path file;

  /** Made by picocli. */
  public DataOptions() {}

  /** {@return the data directory, made if it is not there} */
  Path directory() {
    Path directory = data == null ? DEFAULT : data;
    try {
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw new IOException("not writable");
      }
      return directory;
    } catch (IOException e) {
      throw new Stopped(
          ExitCode.USAGE,
          "the data directory cannot be used (" + directory + ": " + reason(e) + ").");
    }
  }

  /** {@return whether the database is one of theirs, which others may use, too} */
  boolean isExternal() {
    return url != null;
  }

  /** {@return the configuration} */
  public Config config() {
    if (file == null) {
      return ControlPlane.config(ConfigFactory.empty());
    }
    if (!Files.isReadable(file)) {
      throw new Stopped(ExitCode.BAD_INPUT, "the settings cannot be read (" + file + ").");
    }
    try {
      return ControlPlane.config(ConfigFactory.parseFile(file.toFile()));
    } catch (ConfigException e) {
      throw new Stopped(ExitCode.BAD_INPUT, file + " is no HOCON: " + e.getMessage());
    }
  }

  /** {@return the database, ours alone} */
  Database open(Config config) {
    return opened(() -> url == null ? Database.embedded(directory(), config) : external(config));
  }

  /** {@return the database, also where a server of ours is using it} */
  public Database share(Config settings) {
    Config config = settings.withValue(PATIENCE, ConfigValueFactory.fromAnyRef("0s"));
    return opened(() -> url == null ? Database.shared(existing(), config) : external(config));
  }

  private Database external(Config config) {
    if (url == null || !url.startsWith("jdbc:postgresql:")) {
      throw new Stopped(
          ExitCode.USAGE, "--db is jdbc:postgresql://HOST/DATABASE (was " + url + ").");
    }
    return Database.external(
        url, System.getenv("FIXFIRST_DB_USER"), System.getenv("FIXFIRST_DB_PASSWORD"), config);
  }

  private Path existing() {
    Path directory = data == null ? DEFAULT : data;
    if (!Files.isDirectory(directory)) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          "there is no data directory " + directory + ". Give it with --data, or start up first.");
    }
    return directory;
  }

  /** Opens a database. */
  private interface Opening {
    Database open();
  }

  private static Database opened(Opening opening) {
    try {
      return opening.open();
    } catch (UncheckedIOException e) {
      throw new Stopped(ExitCode.BAD_INPUT, e.getMessage() + " " + reason(e.getCause()));
    }
  }

  private static String reason(@Nullable Throwable e) {
    return e == null ? "" : e.getClass().getSimpleName() + ", " + e.getMessage();
  }
}
