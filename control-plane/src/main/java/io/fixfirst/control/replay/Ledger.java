package io.fixfirst.control.replay;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.simulation.world.Outcome;
import io.fixfirst.simulation.world.Request;
import java.util.Set;
import java.util.TreeSet;

/** What the server has said that it has; it must still have it at the end. On one thread. */
final class Ledger {

  private final Set<IncidentId> reports = new TreeSet<>();
  private final Set<DeviceId> devices = new TreeSet<>();

  /** Notes what has come of a request. */
  void note(Request request, Outcome outcome) {
    if (!(outcome instanceof Outcome.Done(var opened))) {
      return;
    }
    if (opened != null) {
      reports.add(opened);
    } else if (request instanceof Request.Install(var device, _)) {
      devices.add(device);
    }
  }

  Set<IncidentId> reports() {
    return reports;
  }

  Set<DeviceId> devices() {
    return devices;
  }
}
