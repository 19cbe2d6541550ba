package io.fixfirst.core.tenant;

import io.fixfirst.core.Sorted;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The latest alarm of each device, service and site, and the latest below each device that others
 * depend on: how a new alarm finds the incident that it belongs to in O(log n).
 *
 * <p>Traces of closed incidents are swept out when the index has doubled, so that it follows what
 * is open and each alarm pays a constant share of the sweeping.
 *
 * @param latest by kind and name
 * @param sweepAt the size at which it is swept next
 */
public record Traces(SortedMap<String, Trace> latest, int sweepAt) {

  public Traces {
    latest = Sorted.map(latest);
  }

  private static final int SWEEP_MIN = 1_024;

  static final Traces NONE = new Traces(TreePMap.empty(), SWEEP_MIN);

  /**
   * Where an alarm went.
   *
   * @param incident number
   * @param device name of the one that alarmed
   */
  public record Trace(long incident, Instant at, String device) {}

  @Nullable Trace ofDevice(String name) {
    return latest.get("device/" + name);
  }

  @Nullable Trace ofService(@Nullable String id) {
    return id == null ? null : latest.get("service/" + id);
  }

  @Nullable Trace ofSite(@Nullable String name) {
    return name == null ? null : latest.get("site/" + name);
  }

  /** {@return the latest alarm of a device that depends on this one, directly or not} */
  @Nullable Trace below(String name) {
    return latest.get("below/" + name);
  }

  Traces plus(
      Trace trace, @Nullable String service, @Nullable String site, Iterable<String> above) {
    TreePMap<String, Trace> all = Sorted.map(latest).plus("device/" + trace.device(), trace);
    if (service != null) {
      all = all.plus("service/" + service, trace);
    }
    if (site != null) {
      all = all.plus("site/" + site, trace);
    }
    for (String name : above) {
      all = all.plus("below/" + name, trace);
    }
    return new Traces(all, sweepAt);
  }

  Traces swept(SortedMap<Long, OpenIncident> open) {
    if (latest.size() <= sweepAt) {
      return this;
    }
    TreePMap<String, Trace> left = Sorted.map(latest);
    for (Map.Entry<String, Trace> entry : latest.entrySet()) {
      if (!open.containsKey(entry.getValue().incident())) {
        left = left.minus(entry.getKey());
      }
    }
    return new Traces(left, Math.max(SWEEP_MIN, 2 * left.size()));
  }
}
