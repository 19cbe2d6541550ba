package io.fixfirst.control.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of a few megabytes, in memory, that can be filled and freed; only root can make one. */
final class SmallDisk {

  private static final byte[] BLOCK = new byte[8192];

  private final Path mount;

  private SmallDisk(Path mount) {
    this.mount = mount;
  }

  static SmallDisk mount(Path at, int megabytes, String owner)
      throws IOException, InterruptedException {
    Files.createDirectories(at);
    DebianPostgres.run(
        List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + at));
    DebianPostgres.run(List.of("chown", owner, "" + at));
    return new SmallDisk(at);
  }

  Path folder() {
    return mount;
  }

  /** Writes until there is no room left. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (mount.toFile().getUsableSpace() > 0) {
        out.write(BLOCK);
      }
    } catch (IOException e) {
      if (mount.toFile().getUsableSpace() > 0) {
        throw e; // Else it is as full as it was meant to be.
      }
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return mount.resolve("ballast");
  }

  void unmount() throws IOException, InterruptedException {
    DebianPostgres.run(List.of("umount", "" + mount));
  }
}
