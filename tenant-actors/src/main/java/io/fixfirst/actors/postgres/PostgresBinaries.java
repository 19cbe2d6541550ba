package io.fixfirst.actors.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once per user from the class path. */
final class PostgresBinaries {

  private static final String DONE = ".unpacked";

  private PostgresBinaries() {}

  /**
   * {@return the folder that has {@code bin}, {@code lib} and {@code share}}
   *
   * @throws DatabaseException if this kind of machine is not among those packed
   */
  static Path unpacked() {
    String archive = archive();
    try {
      Path home = cache().resolve(release(archive));
      if (!Files.exists(home.resolve(DONE))) {
        Files.createDirectories(home.getParent());
        unpackOnce(archive, home);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be unpacked (" + cache() + ").", e);
    }
  }

  private static String archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "darwin" : system.contains("linux") ? "linux" : system;
    String machine =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    String name = "postgres-" + os + "-" + machine + ".txz";
    if (PostgresBinaries.class.getResource("/" + name) == null) {
      throw new DatabaseException(
          "No PostgreSQL is packed for this machine ("
              + os
              + ", "
              + machine
              + "). Maybe run one"
              + " yourself and give its address with --db.");
    }
    return name;
  }

  /**
   * Its size tells one release's archive from another's; reading 15 MB at every start would too.
   */
  private static String release(String archive) throws IOException {
    URL url = PostgresBinaries.class.getResource("/" + archive);
    return archive.replace(".txz", "-")
        + (url == null ? 0 : url.openConnection().getContentLengthLong());
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("fixfirst");
  }

  /** Several programs may start at once; the first unpacks, beside, and then renames. */
  private static void unpackOnce(String archive, Path home) throws IOException {
    Path lock = home.resolveSibling(home.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.exists(home.resolve(DONE))) {
        return;
      }
      try (InputStream in = new BufferedInputStream(open(archive));
          TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(tar, entry, home);
        }
      }
      Files.createFile(home.resolve(DONE));
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home)
      throws IOException {
    Path target = home.resolve(entry.getName()).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("An archive entry leads outside (" + entry.getName() + ").");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.deleteIfExists(target);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }

  private static InputStream open(String archive) throws IOException {
    InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new IOException("Not on the class path (" + archive + ").");
    }
    return in;
  }
}
