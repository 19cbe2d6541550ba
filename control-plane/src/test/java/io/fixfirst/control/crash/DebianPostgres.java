package io.fixfirst.control.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of the machine's own packages, in a cluster of its own on a free loopback port. It
 * does not run as root, so that root hands it to the user {@code postgres}.
 */
final class DebianPostgres {

  static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

  private final Path folder;
  private final String host;
  private final int port;

  private DebianPostgres(Path folder, String host, int port) {
    this.folder = folder;
    this.host = host;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.isExecutable(BINARIES.resolve("pg_ctl"));
  }

  /** Makes a cluster with an empty database and starts it. */
  static DebianPostgres start() throws IOException, InterruptedException {
    return start("127.0.0.1");
  }

  /**
   * The same on an address of this machine, where everybody who reaches it is trusted.
   *
   * @param host of a network of its own
   */
  static DebianPostgres start(String host) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-postgres");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    DebianPostgres postgres = new DebianPostgres(folder, host, port);
    postgres.as("initdb", "-D", postgres.data(), "-U", "fixfirst", "-A", "trust", "-E", "UTF8");
    Files.writeString(
        Path.of(postgres.data(), "pg_hba.conf"),
        "host all all samenet trust\n",
        StandardOpenOption.APPEND);
    postgres.control("start");
    postgres.as("createdb", "-h", host, "-p", "" + port, "-U", "fixfirst", "fixfirst");
    return postgres;
  }

  String url() {
    return "jdbc:postgresql://" + host + ":" + port + "/fixfirst?user=fixfirst";
  }

  int port() {
    return port;
  }

  /** {@return a disk that it may use; only root can make one} */
  SmallDisk mountSmallDisk(int megabytes) throws IOException, InterruptedException {
    return SmallDisk.mount(folder.resolve("small"), megabytes, "postgres");
  }

  /** Stops it as a crash would, without a word to its clients. */
  void crash() throws IOException, InterruptedException {
    as("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
  }

  void startAgain() throws IOException, InterruptedException {
    control("start");
  }

  /** Stops it and removes everything. */
  void remove() throws IOException, InterruptedException {
    if (Files.exists(folder.resolve("data").resolve("postmaster.pid")) || isRoot()) {
      as("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }
    run(List.of("rm", "-r", folder.toString()));
  }

  private void control(String verb) throws IOException, InterruptedException {
    String options =
        "-c listen_addresses="
            + host
            + " -c unix_socket_directories='' -c max_connections=60 -p "
            + port;
    as("pg_ctl", "-D", data(), "-w", "-l", folder + "/log", "-o", options, verb);
  }

  private String data() {
    return folder + "/data";
  }

  private void as(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(BINARIES.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  static void run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("fixfirst-postgres", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = process.waitFor();
    String said = Files.readString(output, UTF_8);
    Files.delete(output);
    if (exit != 0) {
      throw new IOException(command + " ended with " + exit + ": " + said);
    }
  }
}
