package io.fixfirst.benchmarks.kernel;

/** When those arrived who wait, in their order. */
final class WaitingLine {

  private double[] arrivals = new double[1024];
  private int first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(double arrival) {
    if (size == arrivals.length) {
      double[] more = new double[2 * size];
      for (int i = 0; i < size; i++) {
        more[i] = arrivals[(first + i) & (size - 1)];
      }
      arrivals = more;
      first = 0;
    }
    arrivals[(first + size++) & (arrivals.length - 1)] = arrival;
  }

  double remove() {
    double arrival = arrivals[first];
    first = (first + 1) & (arrivals.length - 1);
    size--;
    return arrival;
  }
}
