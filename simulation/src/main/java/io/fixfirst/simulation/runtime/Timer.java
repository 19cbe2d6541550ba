package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Effect;

/** A timer of an entity, from when it is set until it rings or is cancelled. */
final class Timer implements Runnable {

  private static final int NOT_ON_AGENDA = -1;

  private final Shell<?, ?, ?> shell;
  private final Effect.Wake wake;
  private final long due;

  /** On the agenda; if it was due at once when it was set, it is not there. */
  private int handle = NOT_ON_AGENDA;

  private boolean cancelled;

  Timer(Shell<?, ?, ?> shell, Effect.Wake wake) {
    this.shell = shell;
    this.wake = wake;
    this.due = Schedule.ceiling(wake.at());
  }

  Effect.Wake wake() {
    return wake;
  }

  void set(VirtualRuntime runtime) {
    long stop = runtime.millis() + Schedule.AHEAD_MAX_MILLIS;
    handle = runtime.schedule().enter(Math.min(due, stop), this);
  }

  /** {@return whether its time has come, rather than only a stop on the way there} */
  boolean isDue(VirtualRuntime runtime) {
    return runtime.millis() >= due;
  }

  void cancel(VirtualRuntime runtime) {
    cancelled = true;
    if (handle != NOT_ON_AGENDA) {
      runtime.schedule().strike(handle);
    }
  }

  @Override
  public void run() {
    if (!cancelled) {
      shell.due(this);
    }
  }
}
