package io.fixfirst.simulation.stats;

import io.fixfirst.core.sla.Priority;

/** How many tickets kept their targets, by priority, for both clocks that customers see. */
final class Attainment {

  static final int RESPOND = 0;
  static final int RESOLVE = 1;
  private static final int CLOCKS = 2;
  private static final String[] NAMES = {"respond", "resolve"};

  private final long[] opened = new long[Priority.values().length];
  private final long[] met = new long[opened.length * CLOCKS];
  private final long[] missed = new long[met.length];
  private final long[] undecided = new long[met.length];

  void opened(Priority priority) {
    opened[priority.ordinal()]++;
  }

  void met(Priority priority, int clock) {
    met[index(priority, clock)]++;
  }

  void missed(Priority priority, int clock) {
    missed[index(priority, clock)]++;
  }

  void undecided(Priority priority, int clock) {
    undecided[index(priority, clock)]++;
  }

  long openedInAll() {
    long sum = 0;
    for (long each : opened) {
      sum += each;
    }
    return sum;
  }

  long opened(int priority) {
    return opened[priority];
  }

  /** Adds the share of each priority and clock, and of all priorities together. */
  void report(Figures figures, String prefix, boolean censored) {
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      String name = prefix + "sla." + PriorityNames.of(priority) + ".";
      for (int clock = 0; clock < CLOCKS; clock++) {
        int index = index(priority, clock);
        report(figures, name + NAMES[clock], met[index], missed[index], undecided[index], censored);
      }
    }
    for (int clock = 0; clock < CLOCKS; clock++) {
      long kept = 0;
      long lost = 0;
      long open = 0;
      for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
        kept += met[index(priority, clock)];
        lost += missed[index(priority, clock)];
        open += undecided[index(priority, clock)];
      }
      report(figures, prefix + "sla.all." + NAMES[clock], kept, lost, open, censored);
    }
  }

  private static void report(
      Figures figures, String name, long met, long missed, long undecided, boolean censored) {
    figures.putShare(name + ".attained", met, met + missed);
    if (censored) {
      figures.put(name + ".missed", Unit.COUNT, missed);
      figures.put(name + ".undecided", Unit.COUNT, undecided);
    }
  }

  private static int index(Priority priority, int clock) {
    return priority.ordinal() * CLOCKS + clock;
  }
}
