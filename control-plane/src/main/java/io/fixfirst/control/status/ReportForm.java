package io.fixfirst.control.status;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report in the customer's words, before it is sent.
 *
 * @param key made with the form, so that sending it twice opens one incident
 * @param service empty for none
 * @param impact null while nothing is chosen
 * @param urgency null while nothing is chosen
 */
record ReportForm(
    String key,
    String service,
    String summary,
    String description,
    @Nullable Impact impact,
    @Nullable Urgency urgency,
    boolean major) {

  private static final int SUMMARY_MAX = 300;
  private static final int DESCRIPTION_MAX = 10_000;

  /**
   * What the contract promises for a report that is sent now.
   *
   * @param respond null where no answer is promised by a time
   */
  record Promise(Priority priority, @Nullable Instant respond, Instant resolve) {}

  static ReportForm of(Function<String, String> fields) {
    return new ReportForm(
        fields.apply("key"),
        fields.apply("service"),
        fields.apply("summary"),
        fields.apply("description"),
        chosen(Impact.class, fields.apply("impact")),
        chosen(Urgency.class, fields.apply("urgency")),
        !fields.apply("major").isEmpty());
  }

  private static <E extends Enum<E>> @Nullable E chosen(Class<E> type, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return null;
  }

  /** {@return the keys of the words for what is missing or does not fit; none where all is well} */
  List<String> problems(Contract contract) {
    List<String> problems = new ArrayList<>();
    if (!key.matches("[0-9a-f]{40}") || (!service.isEmpty() && contract.service(service) == null)) {
      problems.add("form.key");
    }
    if (summary.isEmpty() || summary.length() > SUMMARY_MAX) {
      problems.add("report.summary.wrong");
    }
    if (description.length() > DESCRIPTION_MAX) {
      problems.add("report.description.wrong");
    }
    if (impact == null) {
      problems.add("report.impact.wrong");
    }
    if (urgency == null) {
      problems.add("report.urgency.wrong");
    }
    return problems;
  }

  /** {@return what is promised for it; null while impact or urgency is not chosen} */
  @Nullable Promise promise(Contract contract, Instant now) {
    if (impact == null || urgency == null) {
      return null;
    }
    Terms terms = contract.termsOf(service.isEmpty() ? null : service);
    Priority priority = major ? Priority.P1 : terms.matrix().at(impact, urgency).priority();
    ServiceCalendar calendar = ServiceCalendar.of(terms.hoursOf(priority));
    Duration respond = terms.respond().get(priority);
    return new Promise(
        priority,
        respond == null ? null : calendar.add(now, respond),
        calendar.add(now, terms.resolve(priority, impact, urgency)));
  }

  /**
   * {@return the report, without a problem}
   *
   * @param by who reports
   */
  Report report(String by) {
    if (impact == null || urgency == null) {
      throw new IllegalStateException("A report with problems is not sent (" + this + ").");
    }
    return new Report(
        summary,
        description.isEmpty() ? null : description,
        service.isEmpty() ? null : service,
        null,
        "general",
        impact,
        urgency,
        major,
        by,
        "portal");
  }
}
