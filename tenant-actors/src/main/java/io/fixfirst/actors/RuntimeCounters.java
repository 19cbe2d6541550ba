package io.fixfirst.actors;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What this node's entities have done since it started; for metrics. */
public final class RuntimeCounters {

  final LongAdder commands = new LongAdder();
  final LongAdder events = new LongAdder();
  final LongAdder batches = new LongAdder();
  final LongAdder refusals = new LongAdder();
  final LongAdder defects = new LongAdder();
  final LongAdder overloads = new LongAdder();
  final LongAdder writeFailures = new LongAdder();
  final LongAdder sends = new LongAdder();
  final LongAdder sendRetries = new LongAdder();
  final LongAdder sendRefusals = new LongAdder();
  final LongAdder wakes = new LongAdder();
  final LongAdder awake = new LongAdder();

  /** One number, not a sum over cells: zero is to mean that there was a moment of rest. */
  final AtomicLong open = new AtomicLong();

  /** {@return commands decided} */
  public long commands() {
    return commands.sum();
  }

  /** {@return events written} */
  public long events() {
    return events.sum();
  }

  /** {@return batches decided, each at most one write} */
  public long batches() {
    return batches.sum();
  }

  /** {@return commands that the rules have refused} */
  public long refusals() {
    return refusals.sum();
  }

  /** {@return commands at which the rules have failed} */
  public long defects() {
    return defects.sum();
  }

  /** {@return commands turned away because too many waited} */
  public long overloads() {
    return overloads.sum();
  }

  /** {@return writes and recoveries that the journal has failed} */
  public long writeFailures() {
    return writeFailures.sum();
  }

  /** {@return messages between entities, delivered and answered} */
  public long sends() {
    return sends.sum();
  }

  /** {@return messages between entities that were not answered and went out again} */
  public long sendRetries() {
    return sendRetries.sum();
  }

  /** {@return messages between entities that the receiver has refused} */
  public long sendRefusals() {
    return sendRefusals.sum();
  }

  /** {@return timers that have fired} */
  public long wakes() {
    return wakes.sum();
  }

  /**
   * {@return messages of this node's entities that are not answered yet, and timers that have rung
   * and are not carried out yet; zero while nobody here has anything to do but what comes from
   * outside}
   */
  public long open() {
    return open.get();
  }

  /** {@return entities awake on this node now} */
  public long awake() {
    return awake.sum();
  }
}
