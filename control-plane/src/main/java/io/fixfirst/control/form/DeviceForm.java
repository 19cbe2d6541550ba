package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.device.DeviceProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a device. */
public record DeviceForm(
    @Doc(value = "The name that people read", example = "Patient records 1", max = 200)
        @Nullable String label,
    @Doc(value = "Which resolve team knows about it", example = "server", max = 60)
        @Nullable String category,
    @Doc(value = "The tenant's service that it carries", example = "patient-records", max = 60)
        @Nullable String service,
    @Doc(value = "Where it stands", example = "kolding", max = 120) @Nullable String site,
    @Doc(value = "Names of the devices without which it does not work", max = 100)
        @Nullable List<String> dependsOn,
    @Doc(value = "One per metric at most", max = 100) @Nullable List<RuleForm> rules,
    @Doc(value = "A missing sign of life for this long is an alarm", example = "PT5M")
        @Nullable Duration heartbeatEvery) {

  /** {@return the core's record} */
  public DeviceProfile toCore(String name) {
    return new DeviceProfile(
        label == null ? name : label,
        category == null ? "general" : category,
        service,
        site,
        dependsOn == null ? Set.of() : new TreeSet<>(dependsOn),
        rules == null ? List.of() : rules.stream().map(RuleForm::toCore).toList(),
        heartbeatEvery);
  }

  /** {@return the form of the core's record} */
  public static DeviceForm of(DeviceProfile profile) {
    return new DeviceForm(
        profile.label(),
        profile.category(),
        profile.service(),
        profile.site(),
        List.copyOf(new TreeSet<>(profile.dependsOn())),
        profile.rules().stream().map(RuleForm::of).toList(),
        profile.heartbeatEvery());
  }
}
