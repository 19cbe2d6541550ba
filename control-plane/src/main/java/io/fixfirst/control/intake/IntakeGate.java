package io.fixfirst.control.intake;

import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/** Bounds how much intake is under way at once; what comes on top is shed, told so, and counted. */
public final class IntakeGate {

  private final Semaphore permits;
  private final int capacity;
  private final Counter accepted;
  private final Counter refused;
  private final Counter shed;

  /**
   * @param capacity alerts, readings and events under way at once
   */
  public IntakeGate(int capacity, MeterRegistry registry) {
    this.capacity = capacity;
    this.permits = new Semaphore(capacity);
    this.accepted =
        Counter.builder("fixfirst_intake_accepted")
            .description("Alerts, readings and events taken in durably")
            .register(registry);
    this.refused =
        Counter.builder("fixfirst_intake_refused")
            .description("Alerts, readings and events refused by the rules")
            .register(registry);
    this.shed =
        Counter.builder("fixfirst_intake_shed")
            .description("Alerts, readings and events turned away because too much was under way")
            .register(registry);
    Gauge.builder("fixfirst_intake_in_flight", permits, left -> capacity - left.availablePermits())
        .description("Alerts, readings and events under way")
        .register(registry);
  }

  /** Work that is let in. */
  @FunctionalInterface
  interface Work {
    IntakeResult run() throws Exception;
  }

  /**
   * {@return what came of the work, once there was room for it}
   *
   * @param size how many alerts it is
   */
  IntakeResult pass(int size, Work work) throws Exception {
    if (size > capacity) {
      throw Problem.of(
              413,
              "intake.too-many",
              "Too many at once",
              "One message has at most " + capacity + " alerts (this has " + size + ").")
          .advising("Send them in several messages.")
          .raise();
    }
    if (!permits.tryAcquire(size)) {
      shed.increment(size);
      throw Problems.overloaded("Too much is coming in just now.", 1).raise();
    }
    try {
      IntakeResult result = work.run();
      accepted.increment((double) result.accepted() + result.unchanged());
      refused.increment(result.refused());
      return result;
    } finally {
      permits.release(size);
    }
  }
}
