package io.fixfirst.simulation.runtime;

/**
 * Something on the agenda.
 *
 * @param at epoch milliseconds
 * @param order of entry, for what is due at the same instant
 */
record Due(long at, long order, Runnable step) implements Comparable<Due> {

  @Override
  public int compareTo(Due other) {
    int byTime = Long.compare(at, other.at);
    return byTime != 0 ? byTime : Long.compare(order, other.order);
  }
}
