package io.fixfirst.actors.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server's {@code postmaster.pid} says of it.
 *
 * @param status {@code starting}, {@code ready}, {@code stopping}, {@code standby}
 */
record Postmaster(long pid, Path data, int port, String status) {

  private static final int LINES = 8;

  /**
   * {@return the server that the file in its data folder speaks of, if it is there and complete}
   */
  static Optional<Postmaster> read(Path data) {
    try {
      List<String> lines = Files.readAllLines(file(data));
      return lines.size() < LINES
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.get(0).strip()),
                  Path.of(lines.get(1).strip()),
                  Integer.parseInt(lines.get(3).strip()),
                  lines.get(7).strip()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /**
   * {@return whether a PostgreSQL server with this number runs on this data folder; the number
   * alone may by now be another program's}
   */
  boolean isAlive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    Path folder = Path.of("/proc", Long.toString(pid), "cwd");
    if (Files.exists(folder)) {
      try {
        return Files.isSameFile(folder, data);
      } catch (IOException _) {
        return false; // It has just ended.
      }
    }
    return process
        .flatMap(handle -> handle.info().command())
        .map(command -> command.endsWith("postgres"))
        .orElse(true);
  }
}
