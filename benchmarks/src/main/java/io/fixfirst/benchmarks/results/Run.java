package io.fixfirst.benchmarks.results;

import io.fixfirst.benchmarks.system.Machine;
import io.fixfirst.control.Build;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where and when something was measured.
 *
 * @param commit of the sources; {@code ...-changed} where they had been changed since
 * @param machine cores, processor, memory, operating system and Java
 * @param flags of the JVM that measured, without paths
 * @param load how many threads of the whole machine wanted a processor when the run began (load
 *     average of a minute); negative where the system does not say
 * @param quick whether the run was a short one, for a first look
 * @param at when the run began
 */
public record Run(
    String commit, String machine, List<String> flags, double load, boolean quick, Instant at) {

  public Run {
    flags = List.copyOf(flags);
  }

  /** {@return this process, now} */
  public static Run now(List<String> flags, boolean quick) throws IOException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Run(
        Build.current().commit(),
        Machine.describe(),
        flags,
        Math.round(load * 100) / 100.0,
        quick,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
