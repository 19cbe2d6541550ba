package io.fixfirst.core.tenant;

import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.tenant.Tenant.Attached;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.Traces.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which open incident an alarm belongs to. In this order:
 *
 * <ol>
 *   <li>a device that this one depends on, directly or not, alarms: that explains it, however long
 *       ago that was, the nearest first;
 *   <li>a device that depends on this one alarmed lately: this explains that;
 *   <li>the same device alarmed lately;
 *   <li>the same service did;
 *   <li>the same site did.
 * </ol>
 *
 * <p>"Lately" is within the contract's time of the latest alarm there, so a storm that goes on is
 * one incident. Incidents that a person reported, and those that are resolved, are never joined.
 */
final class Correlation {

  /** Devices looked at on the way up at most; dependencies may form circles. */
  static final int ABOVE_MAX = 64;

  private Correlation() {}

  /**
   * Where an alarm belongs.
   *
   * @param incident number
   */
  record Match(long incident, String because) {}

  /** {@return the open incident that the alarm belongs to, or null if it must open one} */
  static @Nullable Match find(Known tenant, Alarm alarm, Instant now) {
    Traces traces = tenant.incidents().traces();
    String device = alarm.device().name();
    for (String name : above(tenant, alarm)) {
      Trace trace = traces.ofDevice(name);
      if (trace != null
          && tenant.incidents().joinable(trace.incident())
          && (lately(tenant, trace, now) || stands(tenant, name, trace.incident()))) {
        return new Match(trace.incident(), "explained-by:" + name);
      }
    }
    Trace below = joinable(tenant, traces.below(device), now);
    if (below != null) {
      return new Match(below.incident(), "explains:" + below.device());
    }
    Trace same = joinable(tenant, traces.ofDevice(device), now);
    if (same != null) {
      return new Match(same.incident(), "same-device");
    }
    Trace service = joinable(tenant, traces.ofService(alarm.service()), now);
    if (service != null) {
      return new Match(service.incident(), "same-service");
    }
    Trace site = joinable(tenant, traces.ofSite(alarm.site()), now);
    return site == null ? null : new Match(site.incident(), "same-site");
  }

  /** {@return the devices that could explain an alarm, the nearest first, each once} */
  static List<String> above(Known tenant, Alarm alarm) {
    List<String> found = new ArrayList<>();
    Attached own = tenant.devices().get(alarm.device().name());
    if (alarm.dependsOn().isEmpty() && (own == null || own.dependsOn().isEmpty())) {
      return found;
    }
    Set<String> seen = new TreeSet<>();
    seen.add(alarm.device().name());
    addNew(found, seen, alarm.dependsOn());
    if (own != null) {
      addNew(found, seen, own.dependsOn());
    }
    for (int next = 0; next < found.size() && found.size() < ABOVE_MAX; next++) {
      Attached attached = tenant.devices().get(found.get(next));
      if (attached != null) {
        addNew(found, seen, attached.dependsOn());
      }
    }
    return found;
  }

  private static void addNew(List<String> found, Set<String> seen, Set<String> names) {
    for (String name : names) {
      if (found.size() < ABOVE_MAX && seen.add(name)) {
        found.add(name);
      }
    }
  }

  private static @Nullable Trace joinable(Known tenant, @Nullable Trace trace, Instant now) {
    return trace != null
            && lately(tenant, trace, now)
            && tenant.incidents().joinable(trace.incident())
        ? trace
        : null;
  }

  private static boolean lately(Known tenant, Trace trace, Instant now) {
    return !trace.at().plus(tenant.contract().correlateWithin()).isBefore(now);
  }

  /** {@return whether an alarm of that device still stands in that incident} */
  private static boolean stands(Known tenant, String device, long incident) {
    String prefix = device + "/";
    for (Map.Entry<String, StandingAlarm> entry : tenant.alarms().tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        return false;
      }
      if (entry.getValue().incident() == incident) {
        return true;
      }
    }
    return false;
  }
}
