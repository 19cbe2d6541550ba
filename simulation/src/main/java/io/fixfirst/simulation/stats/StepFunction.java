package io.fixfirst.simulation.stats;

/**
 * A number that changes in steps, such as a queue's length, and its average over time: right at the
 * window's edges, and in slices of it.
 */
final class StepFunction {

  private final Window window;
  private final long[] areas;
  private final long slice;
  private long since;
  private int value;
  private long area;
  private int most;

  /**
   * @param slice length of a slice in milliseconds; the last one may be shorter
   */
  StepFunction(Window window, long slice) {
    this.window = window;
    this.slice = slice;
    this.areas = new long[(int) ((window.length() + slice - 1) / slice)];
    this.since = window.from();
  }

  /** It changes by that much. */
  void add(long at, int change) {
    advance(at);
    value += change;
    if (value > most && window.has(at)) {
      most = value;
    }
  }

  /** {@return the present value} */
  int value() {
    return value;
  }

  /** {@return the largest value within the window} */
  int most() {
    return most;
  }

  /** {@return the average over the window, which must be over} */
  double mean() {
    advance(window.until());
    return (double) area / window.length();
  }

  /** {@return the average in each slice of the window, which must be over} */
  double[] slices() {
    advance(window.until());
    double[] means = new double[areas.length];
    for (int i = 0; i < means.length; i++) {
      long begin = window.from() + i * slice;
      means[i] = (double) areas[i] / Math.min(slice, window.until() - begin);
    }
    return means;
  }

  private void advance(long at) {
    long end = Math.min(at, window.until());
    if (end <= since) {
      return;
    }
    if (value != 0) {
      area += value * (end - since);
      fill(end);
    }
    since = end;
  }

  private void fill(long end) {
    long begin = since;
    int index = (int) ((begin - window.from()) / slice);
    while (begin < end) {
      long edge = Math.min(end, window.from() + (index + 1) * slice);
      areas[index++] += value * (edge - begin);
      begin = edge;
    }
  }
}
