package io.fixfirst.core.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is normal for one metric of a device. At the notice limit it is shown, at the alarm limit it
 * alarms once the value has stayed there for the hold time; either is over when the value has come
 * back from the limit by more than the hysteresis.
 *
 * @param metric as the readings name it, {@code cpu}
 * @param notice limit at which a reading is noticed; null for none
 * @param alarm limit at which it alarms
 * @param hold how long it must stay at or beyond the alarm limit, 0 for at once, a day at most
 * @param hysteresis how far it must come back to clear, 0 or more, in the metric's unit
 * @param severity how bad an alarm of this rule is
 * @param bad which values are bad
 */
public record DeviceRule(
    String metric,
    @Nullable Double notice,
    double alarm,
    Duration hold,
    double hysteresis,
    Severity severity,
    Bad bad) {

  /** Which values of a metric are bad: high ones (load), or low ones (free space). */
  public enum Bad {
    HIGH,
    LOW
  }

  /** A rule of a metric whose high values are bad. */
  public DeviceRule(
      String metric,
      @Nullable Double notice,
      double alarm,
      Duration hold,
      double hysteresis,
      Severity severity) {
    this(metric, notice, alarm, hold, hysteresis, severity, Bad.HIGH);
  }

  /** {@return whether a value is at the limit or beyond it} */
  boolean reaches(double value, double limit) {
    return bad == Bad.HIGH ? value >= limit : value <= limit;
  }

  /** {@return whether a value has come back from the limit by more than the hysteresis} */
  boolean leaves(double value, double limit) {
    return bad == Bad.HIGH ? value < limit - hysteresis : value > limit + hysteresis;
  }
}
