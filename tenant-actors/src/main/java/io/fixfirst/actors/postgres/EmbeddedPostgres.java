package io.fixfirst.actors.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, in a data directory.
 *
 * <p>It listens on the loopback address only, on whatever port is free, and asks for a random
 * password that only the directory's owner can read. It lives in a process group of its own, so
 * that Ctrl-C reaches it through us, after the last write. If we are killed it lives on; the next
 * start finds it by its {@code postmaster.pid} and adopts it. A lock on the directory keeps two
 * programs from doing so at once.
 */
final class EmbeddedPostgres implements AutoCloseable {

  static final String USER = "fixfirst";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration START_MAX = Duration.ofMinutes(5); // Recovery reads the whole WAL.
  private static final Duration STOP_MAX = Duration.ofMinutes(1);
  private static final long LOG_SIZE_MAX = 10_000_000;

  private final String password;
  private final Postmaster postmaster;
  private final @Nullable FileChannel lock;

  private EmbeddedPostgres(String password, Postmaster postmaster, @Nullable FileChannel lock) {
    this.password = password;
    this.postmaster = postmaster;
    this.lock = lock;
  }

  /** {@return the directory's server, started or adopted; ours alone} */
  static EmbeddedPostgres start(Path directory) {
    try {
      FileChannel lock = lock(directory);
      if (lock == null) {
        throw new DatabaseException(
            "Another program uses this data directory ("
                + directory
                + "). Maybe stop it, or give"
                + " another one with --data.");
      }
      try {
        return started(directory, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory cannot be used (" + directory + ").", e);
    }
  }

  /** {@return the directory's server: the running one, or else started and ours alone} */
  static EmbeddedPostgres join(Path directory) {
    try {
      FileChannel lock = lock(directory);
      if (lock != null) {
        lock.close();
        return start(directory);
      }
      Path data = directory.resolve("postgres").toRealPath();
      return new EmbeddedPostgres(password(directory), awaitReady(data, null), null);
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory cannot be used (" + directory + ").", e);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/postgres";
  }

  String password() {
    return password;
  }

  long pid() {
    return postmaster.pid();
  }

  /** Stops it, cleanly and at once; not if it was only joined. */
  @Override
  public void close() {
    if (lock == null) {
      return;
    }
    try {
      stop(postmaster);
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres started(Path directory, FileChannel lock) throws IOException {
    Path data = directory.toRealPath().resolve("postgres");
    String password = password(directory);
    Optional<Postmaster> left = Postmaster.read(data);
    if (left.isPresent() && left.get().isAlive()) {
      if (!left.get().status().equals("stopping")) {
        LOG.info("Adopting the PostgreSQL that was left running (process {}).", left.get().pid());
        return new EmbeddedPostgres(password, awaitReady(data, null), lock);
      }
      awaitEnd(left.get());
    }
    Files.deleteIfExists(
        Postmaster.file(data)); // Nobody's, or another program has that number now.
    Path home = PostgresBinaries.unpacked();
    if (!Files.exists(data)) {
      initialise(home, directory, data);
    }
    requireSameVersion(home, data);
    PostgresSettings.write(data, freePort());
    Path log = directory.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_SIZE_MAX) {
      Files.move(log, directory.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    run(home, List.of("pg_ctl", "start", "-W", "-s", "-D", data.toString(), "-l", log.toString()));
    return new EmbeddedPostgres(password, awaitReady(data, log), lock);
  }

  private static void initialise(Path home, Path directory, Path data) throws IOException {
    Path fresh = directory.toRealPath().resolve("postgres.new");
    deleteAll(fresh);
    run(
        home,
        List.of(
            "initdb",
            "-D",
            fresh.toString(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--set=scram_iterations=1", // The password is random: stretching it only costs time.
            "--pwfile=" + passwordFile(directory),
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireSameVersion(Path home, Path data) throws IOException {
    String version = Files.readString(data.resolve("PG_VERSION")).strip();
    String ours = output(home, List.of("postgres", "--version"));
    if (!ours.contains(" " + version + ".") && !ours.strip().endsWith(" " + version)) {
      throw new DatabaseException(
          "The data directory is PostgreSQL "
              + version
              + "'s, this program brings "
              + ours.strip()
              + ". Maybe dump it with the program that wrote it, and load it here.");
    }
  }

  private static Postmaster awaitReady(Path data, @Nullable Path log) {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    long grace = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Postmaster> found = Postmaster.read(data);
      if (found.isPresent() && found.get().isReady()) {
        return found.get();
      }
      boolean gone = found.isPresent() ? !found.get().isAlive() : System.nanoTime() > grace;
      if (gone) {
        break;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new DatabaseException(
        "PostgreSQL did not start"
            + (log == null ? "." : ". Maybe its log says why (" + log + ")."));
  }

  private static void stop(Postmaster postmaster) throws IOException {
    if (postmaster.isAlive()) {
      // SIGINT is PostgreSQL's "fast" shutdown; Java itself can send only SIGTERM, which would wait
      // for every client to leave.
      exec(List.of("kill", "-INT", Long.toString(postmaster.pid())));
      awaitEnd(postmaster);
    }
  }

  private static void awaitEnd(Postmaster postmaster) {
    long deadline = System.nanoTime() + STOP_MAX.toNanos();
    while (postmaster.isAlive()) {
      if (System.nanoTime() > deadline) {
        throw new DatabaseException("PostgreSQL did not stop (process " + postmaster.pid() + ").");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static @Nullable FileChannel lock(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel channel =
        FileChannel.open(
            directory.resolve("fixfirst.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      LOG.debug("The lock is held within this program.");
    }
    channel.close();
    return null;
  }

  private static Path passwordFile(Path directory) throws IOException {
    return directory.toRealPath().resolve("postgres.password");
  }

  private static String password(Path directory) throws IOException {
    Path file = passwordFile(directory);
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path fresh = file.resolveSibling("postgres.password.new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, HexFormat.of().formatHex(random));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path home, List<String> command) throws IOException {
    output(home, command);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private static String output(Path home, List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("unshare", "--user"));
    }
    whole.add(home.resolve("bin").resolve(command.getFirst()).toString());
    whole.addAll(command.subList(1, command.size()));
    return exec(whole);
  }

  private static String exec(List<String> command) throws IOException {
    Path output = Files.createTempFile("fixfirst", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      int exit = process.waitFor();
      String text = Files.readString(output);
      if (exit != 0) {
        throw new DatabaseException(
            command.getFirst()
                + " ended with "
                + exit
                + " ("
                + String.join(" ", command)
                + "): "
                + text.strip());
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Interrupted while PostgreSQL was starting or stopping.", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
