package io.fixfirst.core.device;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Sorted;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A raised condition of a device, as it travels to the tenant and the incident.
 *
 * @param identity unique within the device: a rule's metric, {@code heartbeat}, or the monitoring
 *     system's fingerprint
 * @param raised when it was raised; no two alarms of one identity have the same
 * @param service the service that the device carries
 * @param site where the device stands
 * @param dependsOn names of the devices that could explain it; sorted, so that whatever walks them
 *     does it in the same order everywhere
 */
public record Alarm(
    DeviceId device,
    String identity,
    Severity severity,
    String summary,
    Instant raised,
    String category,
    @Nullable String service,
    @Nullable String site,
    Set<String> dependsOn) {

  public Alarm {
    dependsOn = Sorted.names(dependsOn);
  }

  /** {@return what tells this alarm from every other of the tenant} */
  public AlarmKey key() {
    return new AlarmKey(device, identity);
  }
}
