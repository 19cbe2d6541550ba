package io.fixfirst.simulation.world;

/** Something that takes an engineer's own time, and stands still while they are not there. */
final class Task {

  final Case what;
  final Act act;
  final boolean isWork;
  private final long wholeMillis;
  private long leftMillis;
  private long since;
  private boolean running;

  /** Tells the present run of it from those that were interrupted. */
  private int run;

  /**
   * @param isWork whether its time counts as work on the ticket
   */
  Task(Case what, Act act, long millis, boolean isWork) {
    this.what = what;
    this.act = act;
    this.isWork = isWork;
    this.wholeMillis = millis;
    this.leftMillis = millis;
  }

  /** It goes on. {@return the number of this run} */
  int start(long now) {
    running = true;
    since = now;
    return ++run;
  }

  /** It stands still; again changes nothing. */
  void stop(long now) {
    if (running) {
      running = false;
      run++;
      leftMillis -= now - since;
    }
  }

  long leftMillis() {
    return leftMillis;
  }

  /** {@return how much of the engineer's time it has taken, once it has stopped} */
  long spentMillis() {
    return wholeMillis - leftMillis;
  }

  /** {@return whether that run still goes on} */
  boolean runs(int number) {
    return running && run == number;
  }
}
