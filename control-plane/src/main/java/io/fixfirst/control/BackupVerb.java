package io.fixfirst.control;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.typesafe.config.Config;
import io.fixfirst.actors.backup.Backup;
import io.fixfirst.actors.backup.Manifest;
import io.fixfirst.actors.postgres.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: all that the database keeps, in one file, also while the server runs. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes all that the database keeps to one file, as it is at one moment; also while it runs.")
final class BackupVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private LogOptions logs;

  @Parameters(
      paramLabel = "FILE",
      description = "Where to. It holds secrets' hashes and customers' data: keep it safe.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws SQLException, IOException {
    logs.apply();
    if (Files.exists(file)) {
      throw new Stopped(ExitCode.USAGE, "there is a file " + file + " already.");
    }
    Config config = data.config();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Manifest written;
    try (Database database = data.share(config)) {
      written = write(database, part);
    } catch (FileAlreadyExistsException e) {
      throw new Stopped(
          ExitCode.USAGE, "another backup is being written, or was left half (" + part + ").");
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    if (!logs.quiet()) {
      spec.commandLine()
          .getErr()
          .printf(
              "fixfirst: %,d rows of %d tables, as of %s, in %s (%,d bytes).%n",
              written.rows(), written.tables().size(), written.made(), file, Files.size(file));
    }
    return ExitCode.DONE.number();
  }

  /** Durable when it returns; nothing is left where it fails. */
  private static Manifest write(Database database, Path part) throws SQLException, IOException {
    boolean done = false;
    try (FileChannel channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), ownerOnly())) {
      try {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        Manifest manifest =
            Backup.write(
                database.dataSource(),
                Build.current().toString(),
                InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS),
                out);
        out.flush();
        channel.force(true);
        done = true;
        return manifest;
      } finally {
        if (!done) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
