package io.fixfirst.control;

import com.typesafe.config.Config;
import io.fixfirst.actors.backup.Manifest;
import io.fixfirst.actors.backup.Restore;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: fills an empty database with a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Fills an empty database, or a new data directory, with a backup. What is there is never"
            + " touched.")
final class RestoreVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private LogOptions logs;

  @Parameters(paramLabel = "FILE", description = "A file that backup has written.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws SQLException, IOException {
    logs.apply();
    if (!Files.isReadable(file)) {
      throw new Stopped(ExitCode.BAD_INPUT, "there is no backup to read (" + file + ").");
    }
    Config config = data.config();
    try (Restore backup = Restore.open(file); // Before anything is made.
        Database database = data.open(config)) {
      backup.into(database.dataSource());
      Migrations.run(database.dataSource());
      report(backup.manifest());
      return ExitCode.DONE.number();
    }
  }

  private void report(Manifest manifest) {
    if (!logs.quiet()) {
      spec.commandLine()
          .getErr()
          .printf(
              "fixfirst: %,d rows of %d tables are back, as of %s. Accounts and tokens are those of"
                  + " then.%n",
              manifest.rows(), manifest.tables().size(), manifest.made());
    }
  }
}
