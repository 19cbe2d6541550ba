package io.fixfirst.benchmarks.kernel;

import java.util.SplittableRandom;

/**
 * M/M/20 as somebody would write it who needs nothing but this one model: numbers in a heap, the
 * lowest bit says whether it is an arrival. The bound that a kernel for any model can approach.
 */
final class PlainQueue {

  private static final double UNIT_MILLIS = 3_600_000;
  private static final int ARRIVAL = 1;
  private static final int DEPARTURE = 0;

  private PlainQueue() {}

  /** {@return the mean wait of that many customers, who begin with nobody there} */
  static double run(int customers) {
    SplittableRandom arrivals = new SplittableRandom(1);
    SplittableRandom services = new SplittableRandom(2);
    PlainHeap agenda = new PlainHeap();
    WaitingLine line = new WaitingLine();
    int busy = 0;
    int begun = 0;
    double waited = 0;
    agenda.add(after(0, arrivals, QueueModel.ARRIVALS) | ARRIVAL);
    while (begun < customers) {
      long first = agenda.first();
      long now = first & ~1L;
      if ((first & 1) == ARRIVAL) {
        agenda.replaceFirst(after(now, arrivals, QueueModel.ARRIVALS) | ARRIVAL);
        if (busy < QueueModel.SERVERS) {
          busy++;
          begun++;
          agenda.add(after(now, services, 1) | DEPARTURE);
        } else {
          line.add(now);
        }
      } else if (line.isEmpty()) {
        agenda.removeFirst();
        busy--;
      } else {
        waited += now - line.remove();
        begun++;
        agenda.replaceFirst(after(now, services, 1) | DEPARTURE);
      }
    }
    return waited / 2 / UNIT_MILLIS / begun;
  }

  /** Times are doubled, to leave room for the lowest bit. */
  private static long after(long now, SplittableRandom random, double rate) {
    return now + (Math.round(-Math.log(1 - random.nextDouble()) / rate * UNIT_MILLIS) << 1);
  }
}
