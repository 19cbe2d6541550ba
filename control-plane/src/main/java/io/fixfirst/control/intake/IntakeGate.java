package io.fixfirst.control.intake;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Throttle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/**
 * Bounds how much intake is under way at once; what comes on top is shed, told so, and counted.
 * When it is nearly full, messages are turned away before they are read, which costs next to
 * nothing: a storm leaves processors to those who declare a P1.
 */
public final class IntakeGate implements Throttle {

  /** Nearly full is less room than a twentieth. */
  private static final int NEARLY = 20;

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
            .description(
                "Alerts, readings and events turned away because too much was under way;"
                    + " a message that was not read counts as one")
            .register(registry);
    Gauge.builder("fixfirst_intake_in_flight", permits, left -> capacity - left.availablePermits())
        .description("Alerts, readings and events under way")
        .register(registry);
  }

  @Override
  public void admit(Operation<?> operation, Caller caller) {
    if (operation.needs(Permission.SEND_INTAKE)
        && permits.availablePermits() < Math.max(1, capacity / NEARLY)) {
      throw full(1);
    }
  }

  private ProblemException full(int size) {
    shed.increment(size);
    return Problems.overloaded("Too much is coming in just now.", 1).raise();
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
      throw full(size);
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
