package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Effect;

/** A timer of an entity, from when it is set until it rings or is cancelled. */
final class Timer implements Runnable {

  private static final int NOT_ON_AGENDA = -1;

  private final Shell<?, ?, ?> shell;
  private final Effect.Wake wake;

  /** On the agenda; if it was due at once when it was set, it is not there. */
  private int handle = NOT_ON_AGENDA;

  private boolean cancelled;

  Timer(Shell<?, ?, ?> shell, Effect.Wake wake) {
    this.shell = shell;
    this.wake = wake;
  }

  Effect.Wake wake() {
    return wake;
  }

  void set(VirtualRuntime runtime) {
    handle = runtime.enter(wake.at(), this);
  }

  void cancel(VirtualRuntime runtime) {
    cancelled = true;
    if (handle != NOT_ON_AGENDA) {
      runtime.strike(handle);
    }
  }

  @Override
  public void run() {
    if (!cancelled) {
      shell.ring(this);
    }
  }
}
