package io.fixfirst.simulation.world;

import io.fixfirst.core.device.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A tenant's own monitoring system, a Prometheus with its Alertmanager: it finds what no rule on a
 * metric does, and watches the devices that show no signs of life by themselves.
 */
final class MonitoringSystem {

  private record Finding(String name, String summary) {}

  /** What monitoring systems find, and how they put it. */
  private static final List<Finding> FINDINGS =
      List.of(
          new Finding("BackupFailed", "The backup of last night failed"),
          new Finding("CertificateExpires", "The certificate expires in three days"),
          new Finding("DiskFillsUp", "The disk will be full in four hours"),
          new Finding("SignInFromAnotherCountry", "A sign-in from another country than usual"));

  private static final Finding DOWN = new Finding("TargetDown", "It does not answer any more");

  /** When an alert is sent again that nobody was there to take. */
  private static final long AGAIN_AFTER_MILLIS = 30_000;

  private final Outside outside;
  private final Chance chance;

  MonitoringSystem(Outside outside, Chance chance) {
    this.outside = outside;
    this.chance = chance;
  }

  /** Finds that something is wrong with a device. */
  void alert(Machine machine) {
    Finding finding = chance.any(FINDINGS);
    machine.alert = finding.name();
    send(machine, finding, Severity.MAJOR, true);
  }

  /**
   * Remembers what it has said before the world began.
   *
   * @param identity of a device's alarm
   * @return whether it has found something wrong, rather than that the device is down
   */
  boolean resume(Machine machine, String identity) {
    if (identity.equals(Request.Alert.FINGERPRINT + DOWN.name())) {
      machine.saidDown = true;
    }
    for (Finding finding : FINDINGS) {
      if (identity.equals(Request.Alert.FINGERPRINT + finding.name())) {
        machine.alert = finding.name();
      }
    }
    return machine.alert != null;
  }

  /** Finds that it is not any more. */
  void clear(Machine machine) {
    for (Finding finding : FINDINGS) {
      if (finding.name().equals(machine.alert)) {
        machine.alert = null;
        send(machine, finding, Severity.MAJOR, false);
      }
    }
  }

  /**
   * Looks whether a device can be heard of, where it is one that is watched: after a while of
   * silence it says that the device is down, and once it measures again, that it is not.
   */
  void watch(Machine machine) {
    Duration downAfter = machine.group().downAfter();
    if (downAfter == null) {
      return;
    }
    long now = outside.millis();
    if (!machine.reachable(now)) {
      if (machine.unheardSince == Long.MAX_VALUE) {
        machine.unheardSince = now;
        outside.at(now + downAfter.toMillis(), () -> sayDown(machine, now));
      }
    } else if (machine.unheardSince != Long.MAX_VALUE) {
      machine.unheardSince = Long.MAX_VALUE;
      outside.at(machine.nextMeasurement(now), () -> sayUp(machine));
    }
  }

  private void sayDown(Machine machine, long since) {
    if (machine.unheardSince == since && !machine.saidDown) {
      machine.saidDown = true;
      send(machine, DOWN, Severity.CRITICAL, true);
    }
  }

  private void sayUp(Machine machine) {
    if (machine.unheardSince == Long.MAX_VALUE && machine.saidDown) {
      machine.saidDown = false;
      send(machine, DOWN, Severity.CRITICAL, false);
    }
  }

  private void send(Machine machine, Finding finding, Severity severity, boolean firing) {
    say(
        new Request.Alert(
            machine.id(),
            finding.name(),
            finding.summary(),
            severity,
            machine.group().category(),
            Estate.service(machine),
            Estate.site(machine),
            firing,
            Instant.ofEpochMilli(outside.millis())));
  }

  private void say(Request alert) {
    outside.send(
        alert,
        outcome -> {
          if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> say(alert));
          }
        });
  }
}
