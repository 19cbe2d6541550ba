package io.fixfirst.core.tenant;

import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm says when it opens an incident.
 *
 * <p>Impact and urgency are its service's; medium and normal where the service is not in the
 * contract. A critical alarm is a step more urgent than its service says, and a P1 by rule where
 * the service is one whose fall is major.
 */
final class AlarmReport {

  private AlarmReport() {}

  static Report of(Alarm alarm, Contract contract) {
    Service service = contract.service(alarm.service());
    boolean major = isMajor(alarm, contract);
    Urgency urgency = service == null ? Urgency.NORMAL : service.urgency();
    return new Report(
        alarm.device().name() + ": " + alarm.summary(),
        null,
        alarm.service(),
        alarm.device(),
        alarm.category(),
        service == null ? Impact.MEDIUM : service.impact(),
        alarm.severity() == Severity.CRITICAL ? lifted(urgency) : urgency,
        major,
        major ? "rule" : "device:" + alarm.device().text(),
        "monitoring");
  }

  /** {@return whether a rule says that this alarm is a P1} */
  static boolean isMajor(Alarm alarm, Contract contract) {
    @Nullable Service service = contract.service(alarm.service());
    return alarm.severity() == Severity.CRITICAL && service != null && service.majorWhenDown();
  }

  private static Urgency lifted(Urgency urgency) {
    return switch (urgency) {
      case LOW -> Urgency.NORMAL;
      case NORMAL -> Urgency.HIGH;
      case HIGH, URGENT -> Urgency.URGENT;
    };
  }
}
