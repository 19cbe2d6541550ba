package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.device.DeviceRule;
import io.fixfirst.core.device.DeviceRule.Bad;
import io.fixfirst.core.device.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is normal for one metric of a device. */
public record RuleForm(
    @Doc(value = "As the readings name it", example = "cpu", max = 60) String metric,
    @Doc(value = "From here it is noticed", example = "70") @Nullable Double notice,
    @Doc(value = "From here it alarms", example = "80") Double alarm,
    @Doc(value = "For how long it must stay there first", example = "PT5M") @Nullable Duration hold,
    @Doc(value = "How far below it must fall to clear", example = "5") @Nullable Double hysteresis,
    @Nullable Severity severity,
    @Doc("Which values are bad; high if left out") @Nullable Bad bad) {

  /** {@return the core's record} */
  public DeviceRule toCore() {
    return new DeviceRule(
        metric,
        notice,
        alarm,
        hold == null ? Duration.ZERO : hold,
        hysteresis == null ? 0 : hysteresis,
        severity == null ? Severity.MAJOR : severity,
        bad == null ? Bad.HIGH : bad);
  }

  /** {@return the form of the core's record} */
  public static RuleForm of(DeviceRule rule) {
    return new RuleForm(
        rule.metric(),
        rule.notice(),
        rule.alarm(),
        rule.hold(),
        rule.hysteresis(),
        rule.severity(),
        rule.bad());
  }
}
