package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;

/** A message between entities in calm weather; to run it is to deliver it. */
record Letter(VirtualRuntime runtime, EntityId from, EntityId to, Command command)
    implements Runnable {

  @Override
  public void run() {
    boolean _ = runtime.deliver(from, to, command);
  }
}
