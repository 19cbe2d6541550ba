package io.fixfirst.core.device;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Sorted;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a monitored thing. Readings and signs of life are not kept: only what a later
 * one must be judged by.
 */
public sealed interface Device {

  DeviceId id();

  /** Nothing has been heard of it. */
  record Unknown(DeviceId id) implements Device {}

  /**
   * It is monitored.
   *
   * @param metrics of each metric that has ever changed: what the last transition left
   * @param conditions by identity: all that stand, and those that have ended lately
   * @param heartbeatDue when a missing sign of life is an alarm; null before the first, after a
   *     missed one, and where there is no deadline
   */
  record Known(
      DeviceId id,
      DeviceProfile profile,
      SortedMap<String, Metric> metrics,
      SortedMap<String, Condition> conditions,
      @Nullable Instant heartbeatDue,
      @Nullable Quiet silence)
      implements Device {

    public Known {
      metrics = Sorted.map(metrics);
      conditions = Sorted.map(conditions);
    }

    /** {@return whether a new alarm is held back at that time} */
    public boolean silenced(Instant now) {
      return silence != null && now.isBefore(silence.until());
    }

    /** {@return how many alarms stand or are held back} */
    public int standing() {
      int count = 0;
      for (Condition condition : conditions.values()) {
        if (condition.standing() != Condition.Standing.CLEAR) {
          count++;
        }
      }
      return count;
    }

    Known withMetric(String metric, Metric state) {
      return new Known(
          id, profile, Sorted.map(metrics).plus(metric, state), conditions, heartbeatDue, silence);
    }

    Known withMetrics(SortedMap<String, Metric> changed) {
      return new Known(id, profile, changed, conditions, heartbeatDue, silence);
    }

    Known withConditions(SortedMap<String, Condition> changed) {
      return new Known(id, profile, metrics, changed, heartbeatDue, silence);
    }

    Known withHeartbeatDue(@Nullable Instant due) {
      return new Known(id, profile, metrics, conditions, due, silence);
    }

    Known withSilence(@Nullable Quiet changed) {
      return new Known(id, profile, metrics, conditions, heartbeatDue, changed);
    }
  }

  /**
   * It was taken out of monitoring.
   *
   * @param conditions that it had, all cleared: whoever missed that is told again
   */
  record Retired(DeviceId id, SortedMap<String, Condition> conditions) implements Device {

    public Retired {
      conditions = Sorted.map(conditions);
    }
  }

  /** What the last transition of a metric left. */
  record Metric(boolean noticed, @Nullable Instant holdUntil, double value, Instant measured) {}

  /** A time in which new alarms are held back. */
  record Quiet(Instant until, String by, String reason) {}
}
