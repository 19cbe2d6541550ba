package io.fixfirst.core.device;

import io.fixfirst.core.Sorted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device is and what is normal for it.
 *
 * @param label the name that people read
 * @param category which resolve team knows about it: {@code server}, {@code network}, ...
 * @param service the tenant's service that it carries; null if none
 * @param site where it stands; null if nowhere in particular
 * @param dependsOn names of the tenant's devices without which it does not work
 * @param rules one per metric at most
 * @param heartbeatEvery a missing sign of life for this long is an alarm, noticed within half as
 *     long again; null for no deadline
 */
public record DeviceProfile(
    String label,
    String category,
    @Nullable String service,
    @Nullable String site,
    Set<String> dependsOn,
    List<DeviceRule> rules,
    @Nullable Duration heartbeatEvery) {

  public DeviceProfile {
    dependsOn = Sorted.names(dependsOn);
    rules = List.copyOf(rules);
  }

  /** {@return the rule of a metric, or null if it has none} */
  public @Nullable DeviceRule rule(String metric) {
    for (DeviceRule rule : rules) {
      if (rule.metric().equals(metric)) {
        return rule;
      }
    }
    return null;
  }
}
