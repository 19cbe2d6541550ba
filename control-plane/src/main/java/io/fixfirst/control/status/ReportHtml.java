package io.fixfirst.control.status;

import com.samskivert.mustache.Template;
import io.fixfirst.control.status.ReportForm.Promise;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the pages on which customers report an incident. They work without a script. */
final class ReportHtml {

  /** What these pages may do besides: show the times while somebody writes. */
  static final String POLICY = Templates.POLICY + "; script-src 'self'; connect-src 'self'";

  /** The script's path. */
  static final String SCRIPT = "/status/report.js";

  private static final Template PAGE = Templates.of("report");

  private final Words words;
  private final PageAddress address;
  private final String name;
  private final Contract contract;

  ReportHtml(Words words, PageAddress address, String name, Contract contract) {
    this.words = words;
    this.address = address;
    this.name = name;
    this.contract = contract;
  }

  /**
   * {@return the form}
   *
   * @param problems keys of words; none at first
   */
  String form(ReportForm form, List<String> problems) {
    Map<String, Object> page = page();
    if (!problems.isEmpty()) {
      page.put("problems", Map.of("all", problems.stream().map(words::say).toList()));
    }
    page.put("form", fields(form));
    page.put("script", SCRIPT);
    return PAGE.execute(page);
  }

  /** {@return the form with what the desk says against it} */
  String refused(ReportForm form, String sentence) {
    Map<String, Object> page = page();
    page.put("problems", Map.of("all", List.of(words.say("report.refused", sentence))));
    page.put("form", fields(form));
    return PAGE.execute(page);
  }

  /** {@return the page before sending: what was written, and what is promised for it} */
  String check(ReportForm form, Promise promise, Instant now) {
    Map<String, Object> check = new HashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(row("report.summary", form.summary()));
    rows.add(row("report.service", label(form.service())));
    rows.add(row("report.impact", option("report.impact", form.impact())));
    rows.add(row("report.urgency", option("report.urgency", form.urgency())));
    if (!form.description().isEmpty()) {
      rows.add(row("report.description", form.description()));
    }
    check.put("rows", rows);
    check.put("level", promise.priority() == Priority.P1 ? Level.MAJOR_OUTAGE.ordinal() : 0);
    check.put("due", due(promise, now));
    check.put("action", action());
    check.put("hidden", hidden(form));
    Map<String, Object> page = page();
    page.put("check", check);
    return PAGE.execute(page);
  }

  /** {@return the page after sending} */
  String sent(String incident) {
    Map<String, Object> page = page();
    page.put("sent", words.say("report.sent", incident));
    return PAGE.execute(page);
  }

  /** {@return priority and times in a sentence} */
  String due(@Nullable Promise promise, Instant now) {
    if (promise == null) {
      return words.say("report.choose");
    }
    ZoneId zone = contract.terms().hours().zone();
    String priority = words.word("priority", promise.priority());
    String resolve = words.time(promise.resolve(), now, zone);
    return promise.respond() == null
        ? words.say("report.due.plain", priority, resolve)
        : words.say("report.due", priority, words.time(promise.respond(), now, zone), resolve);
  }

  private Map<String, Object> page() {
    Map<String, Object> page = new HashMap<>();
    page.put("lang", words.language().code());
    page.put("css", Templates.CSS);
    page.put("title", words.say("report.title", name));
    page.put("tenant", name);
    page.put("back", address.path() + said());
    page.put("w", words.byName());
    return page;
  }

  private String action() {
    return address.path() + "/report" + said();
  }

  private String said() {
    return "?lang=" + words.language().code();
  }

  private Map<String, Object> fields(ReportForm form) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("action", action());
    fields.put("dueAt", address.path() + "/report/due" + said());
    fields.put("key", form.key());
    fields.put("summary", form.summary());
    fields.put("description", form.description());
    fields.put("major", form.major());
    fields.put(
        "services",
        contract.services().stream()
            .map(
                service ->
                    Map.of(
                        "value", service.id(),
                        "label", service.label(),
                        "chosen", service.id().equals(form.service())))
            .toList());
    fields.put("impacts", options("report.impact", Impact.values(), form.impact()));
    fields.put("urgencies", options("report.urgency", Urgency.values(), form.urgency()));
    return fields;
  }

  private List<Map<String, Object>> options(
      String group, Enum<?>[] values, @Nullable Enum<?> chosen) {
    return Arrays.stream(values)
        .map(
            value ->
                Map.<String, Object>of(
                    "value", value.name(),
                    "label", words.word(group, value),
                    "chosen", value == chosen))
        .toList();
  }

  private String option(String group, @Nullable Enum<?> value) {
    return value == null ? "" : words.word(group, value);
  }

  private Map<String, Object> row(String key, String value) {
    return Map.of("name", words.say(key), "value", value);
  }

  private String label(String service) {
    io.fixfirst.core.tenant.Service found = contract.service(service);
    return found == null ? words.say("report.service.none") : found.label();
  }

  private static List<Map<String, Object>> hidden(ReportForm form) {
    List<Map<String, Object>> fields = new ArrayList<>();
    fields.add(Map.of("name", "key", "value", form.key()));
    fields.add(Map.of("name", "summary", "value", form.summary()));
    fields.add(Map.of("name", "service", "value", form.service()));
    fields.add(Map.of("name", "description", "value", form.description()));
    fields.add(Map.of("name", "impact", "value", String.valueOf(form.impact())));
    fields.add(Map.of("name", "urgency", "value", String.valueOf(form.urgency())));
    fields.add(Map.of("name", "major", "value", form.major() ? "yes" : ""));
    return fields;
  }
}
