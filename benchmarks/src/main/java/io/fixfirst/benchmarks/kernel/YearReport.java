package io.fixfirst.benchmarks.kernel;

import com.sun.management.ThreadMXBean;
import io.fixfirst.benchmarks.system.Machine;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.scenario.BadScenarioException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Locale;

/**
 * A year of a scenario on one thread, again and again in one process, as a table: what a year costs
 * once everything is compiled, and what is alive at its end.
 *
 * <p>Time is the thread's own on a processor, so it means something on a machine that does other
 * things too; collections, which other threads do, are not in it. Nobody counts or judges.
 */
public final class YearReport {

  private static final String SCENARIO = "scenarios/kolding.yaml";
  private static final int ROUNDS = 8;
  private static final double MILLION = 1e6;

  private final PrintStream table;
  private final ThreadMXBean threads;

  /** A report that prints its table as it goes. */
  public YearReport(PrintStream table) {
    this.table = table;
    this.threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  }

  /** Runs it; for less than a minute where nothing else runs. */
  public void run() throws BadScenarioException, IOException {
    table.println(Machine.describe());
    table.println("364 days of " + SCENARIO + " on one thread, one after the other");
    ScenarioYear year = ScenarioYear.of(SCENARIO);
    double best = Double.POSITIVE_INFINITY;
    for (int round = 1; round <= ROUNDS; round++) {
      long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
      long began = threads.getCurrentThreadCpuTime();
      long commands = year.run();
      double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
      long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
      best = Math.min(best, seconds);
      line("year " + round, "%.2f s of processor time", seconds);
      if (round == ROUNDS) {
        line("best of them", "%.2f s", best);
        line("commands", "%.2f million", commands / MILLION);
        line("commands a second", "%.2f million", commands / best / MILLION);
        line("allocated for each command", "%.0f bytes", (double) allocated / commands);
      }
    }
    line("alive at the end of a year", "%.1f MB", alive(year) / MILLION);
  }

  /** What the year has left behind, after a full collection, besides what was there before. */
  private static double alive(ScenarioYear year) {
    long before = used();
    VirtualRuntime end = year.lived();
    long after = used();
    Reference.reachabilityFence(end);
    return after - before;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void line(String what, String format, double value) {
    table.printf(Locale.ROOT, "  %-28s %s%n", what, String.format(Locale.ROOT, format, value));
  }
}
