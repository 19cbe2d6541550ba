package io.fixfirst.core.device;

import static io.fixfirst.core.Rejection.invalid;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Condition.Standing;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.DeviceRule.Bad;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a device's profile makes sense; the code of a refusal names the field. */
final class ProfileCheck {

  static final int RULES_MAX = 100;
  static final int DEPENDS_ON_MAX = 50;
  static final int TEXT_MAX = 200;
  static final Duration HOLD_MAX = Duration.ofDays(1);
  static final Duration HEARTBEAT_MIN = Duration.ofSeconds(1);
  static final Duration HEARTBEAT_MAX = Duration.ofDays(31);

  private ProfileCheck() {}

  static @Nullable Rejection check(DeviceId id, DeviceProfile profile, @Nullable Known before) {
    if (!fits(profile.label())) {
      return invalid("device.label", "A device's label has 1 to 200 characters.");
    }
    if (!fits(profile.category())) {
      return invalid("device.category", "A device's category has 1 to 200 characters.");
    }
    if (profile.service() != null && !fits(profile.service())) {
      return invalid("device.service", "A service's id has 1 to 200 characters.");
    }
    if (profile.site() != null && !fits(profile.site())) {
      return invalid("device.site", "A site's name has 1 to 200 characters.");
    }
    if (profile.dependsOn().size() > DEPENDS_ON_MAX) {
      return invalid("device.depends-on", "A device depends on 50 others at most.");
    }
    for (String name : profile.dependsOn()) {
      if (!fits(name) || name.equals(id.name())) {
        return invalid("device.depends-on", "A device depends on other devices, by their names.");
      }
    }
    Duration every = profile.heartbeatEvery();
    if (every != null
        && (every.compareTo(HEARTBEAT_MIN) < 0 || every.compareTo(HEARTBEAT_MAX) > 0)) {
      return invalid(
          "device.heartbeat-every",
          "A heartbeat's deadline is a second at least, 31 days at most.");
    }
    return rules(profile, before);
  }

  private static @Nullable Rejection rules(DeviceProfile profile, @Nullable Known before) {
    if (profile.rules().size() > RULES_MAX) {
      return invalid("device.rules", "A device has 100 rules at most.");
    }
    Set<String> metrics = new TreeSet<>();
    for (DeviceRule rule : profile.rules()) {
      if (!fits(rule.metric()) || rule.metric().equals(DeviceRules.HEARTBEAT)) {
        return invalid(
            "device.rules.metric",
            "A rule's metric has 1 to 200 characters and is not \"heartbeat\".");
      }
      if (!metrics.add(rule.metric())) {
        return invalid(
            "device.rules.metric", "A metric has one rule (" + rule.metric() + " has two).");
      }
      Rejection wrong = rule(rule);
      if (wrong == null && before != null && raisedByOthers(before, rule.metric())) {
        wrong =
            Rejection.conflict(
                "device.rules.metric",
                "Another system's alarm of this identity stands (" + rule.metric() + ").");
      }
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable Rejection rule(DeviceRule rule) {
    if (!Double.isFinite(rule.alarm())) {
      return invalid("device.rules.alarm", "An alarm limit is a finite number.");
    }
    Double notice = rule.notice();
    if (notice != null
        && (!Double.isFinite(notice)
            || (rule.bad() == Bad.HIGH ? notice > rule.alarm() : notice < rule.alarm()))) {
      return invalid("device.rules.notice", "A notice limit is reached before the alarm limit.");
    }
    if (rule.hold().isNegative() || rule.hold().compareTo(HOLD_MAX) > 0) {
      return invalid("device.rules.hold", "A hold time is 0 at least, a day at most.");
    }
    if (!Double.isFinite(rule.hysteresis()) || rule.hysteresis() < 0) {
      return invalid("device.rules.hysteresis", "A hysteresis is a finite number, 0 or more.");
    }
    return null;
  }

  private static boolean raisedByOthers(Known before, String metric) {
    Condition condition = before.conditions().get(metric);
    return condition != null
        && condition.standing() != Standing.CLEAR
        && before.profile().rule(metric) == null;
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= TEXT_MAX;
  }
}
