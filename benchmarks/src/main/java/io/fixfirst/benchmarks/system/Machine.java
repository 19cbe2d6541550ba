package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on, so that it is never read without it. */
public final class Machine {

  private Machine() {}

  /** {@return cores, processor, memory, operating system and Java, in one line} */
  public static String describe() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return runtime.availableProcessors()
        + " cores ("
        + field(Path.of("/proc/cpuinfo"), "model name")
        + "), memory "
        + field(Path.of("/proc/meminfo"), "MemTotal")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1")
        + ", Java "
        + Runtime.version();
  }

  /** {@return resident memory of a process, in MiB} */
  static long residentMib(long pid) throws IOException {
    if (!Files.isReadable(Path.of("/proc/" + pid + "/status"))) {
      return 0; // It has ended.
    }
    String kib = field(Path.of("/proc/" + pid + "/status"), "VmRSS").replaceAll("\\D", "");
    return kib.isEmpty() ? 0 : Long.parseLong(kib) / 1024;
  }

  private static String field(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      return "unknown";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("unknown");
  }
}
