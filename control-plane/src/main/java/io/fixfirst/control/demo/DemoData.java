package io.fixfirst.control.demo;

import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The demo's directory: which scenario runs there, and how far its own time has come. A directory
 * with anything else in it is never touched: it may hold somebody's real data.
 */
final class DemoData {

  private static final String MARK = "demo.scenario";
  private static final String TIME = "demo.time";

  private final Path directory;

  DemoData(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes the directory ready for a scenario.
   *
   * @param fresh whether to begin anew: what an earlier demo has left is deleted
   * @throws Stopped if it holds something else than this scenario's demo
   */
  void open(String scenario, boolean fresh) {
    try {
      if (fresh && isDemo()) {
        delete();
      }
      if (isEmpty()) {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(MARK), scenario);
      } else if (!isDemo()) {
        throw new Stopped(
            ExitCode.USAGE,
            directory + " holds something else than a demo. Name another directory with --data.");
      } else if (!Files.readString(directory.resolve(MARK)).equals(scenario)) {
        throw new Stopped(
            ExitCode.USAGE,
            directory
                + " holds a demo of another scenario. Begin anew with --fresh, or name another"
                + " directory with --data.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the demo's directory.", e);
    }
  }

  /** {@return how far the demo's own time has come; null for a new demo} */
  @Nullable Instant time() {
    Path file = directory.resolve(TIME);
    try {
      return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : null;
    } catch (IOException | DateTimeParseException e) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          file + ":1: expected an instant like 2026-03-09T07:50:00Z (" + e.getMessage() + ")");
    }
  }

  /**
   * Writes down how far time has come.
   *
   * @param margin how far it may come before this is called again, so that it never runs backwards
   */
  void keep(Instant now, Duration margin) {
    Path file = directory.resolve(TIME);
    Path next = directory.resolve(TIME + ".next");
    try {
      Files.writeString(next, now.plus(margin) + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the demo's time.", e);
    }
  }

  private boolean isDemo() {
    return Files.exists(directory.resolve(MARK));
  }

  private boolean isEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private void delete() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      if (!path.equals(directory)) {
        Files.delete(path);
      }
    }
  }
}
