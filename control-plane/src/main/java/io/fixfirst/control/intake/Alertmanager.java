package io.fixfirst.control.intake;

import io.fixfirst.actors.codec.InstantText;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.intake.AlertmanagerMessage.Alert;
import io.fixfirst.control.intake.IntakeResult.Outcome;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates Alertmanager's messages. The identity of an alarm is the alert's fingerprint, its
 * device the first label there is of {@code instance}, {@code host}, {@code device}, {@code job},
 * {@code alertname}. A label never says whose device it is: that is the sender's tenant.
 */
final class Alertmanager {

  private static final String VERSION = "4";
  private static final int IDENTITY_MAX = 200;
  private static final int SUMMARY_MAX = 300;
  private static final int WORD_MAX = 60;
  private static final List<String> DEVICE_LABELS =
      List.of("instance", "host", "device", "job", "alertname");
  private static final List<String> SUMMARIES =
      List.of("summary", "title", "message", "description");

  private Alertmanager() {}

  static List<Part> translate(AlertmanagerMessage message, TenantId tenant, Instant now) {
    if (!message.version().equals(VERSION)) {
      throw Problems.invalid("version", "is not " + VERSION).raise();
    }
    List<Part> parts = new ArrayList<>(message.alerts().size());
    for (Alert alert : message.alerts()) {
      parts.add(translate(alert, tenant, now));
    }
    return parts;
  }

  private static Part translate(Alert alert, TenantId tenant, Instant now) {
    String identity = Texts.clean(alert.fingerprint(), IDENTITY_MAX);
    if (identity == null) {
      return refused("", "alert.no-fingerprint", "The alert has no fingerprint.");
    }
    Map<String, @Nullable String> labels = alert.labels() == null ? Map.of() : alert.labels();
    String name = first(labels, DEVICE_LABELS, 2_000);
    if (name == null) {
      return refused(identity, "alert.no-device", "None of its labels names a device.");
    }
    DeviceId device = Texts.device(tenant, name);
    return switch (alert.status()) {
      case "firing" -> raise(alert, labels, device, identity, now);
      case "resolved" -> clear(alert, device, identity, now);
      case null, default ->
          refused(identity, "alert.status", "The status is neither firing nor resolved.");
    };
  }

  private static Part raise(
      Alert alert,
      Map<String, @Nullable String> labels,
      DeviceId device,
      String identity,
      Instant now) {
    Instant started = time(alert.startsAt(), now);
    if (started == null) {
      return refused(identity, "alert.starts-at", "startsAt is not a time.");
    }
    return new Part.Ask(
        device,
        identity,
        new DeviceCommand.RaiseAlarm(
            identity,
            severity(labels.get("severity")),
            summary(alert, labels),
            started,
            Texts.clean(labels.get("category"), WORD_MAX),
            Texts.clean(labels.get("service"), WORD_MAX),
            Texts.clean(labels.get("site"), WORD_MAX)));
  }

  private static Part clear(Alert alert, DeviceId device, String identity, Instant now) {
    Instant ended = time(alert.endsAt(), now);
    return ended == null
        ? refused(identity, "alert.ends-at", "endsAt is not a time.")
        : new Part.Ask(device, identity, new DeviceCommand.ClearAlarm(identity, ended));
  }

  private static String summary(Alert alert, Map<String, @Nullable String> labels) {
    Map<String, @Nullable String> annotations =
        alert.annotations() == null ? Map.of() : alert.annotations();
    String said = first(annotations, SUMMARIES, SUMMARY_MAX);
    String named = said == null ? Texts.clean(labels.get("alertname"), SUMMARY_MAX) : said;
    return named == null ? "Alert" : named;
  }

  /** {@return how bad an alert is, by the words that rules commonly use} */
  static Severity severity(@Nullable String label) {
    return switch (label == null ? "" : label.toLowerCase(Locale.ROOT)) {
      case "critical", "page", "emergency", "fatal", "disaster" -> Severity.CRITICAL;
      case "warning", "warn", "minor", "info", "information", "none" -> Severity.WARNING;
      default -> Severity.MAJOR;
    };
  }

  /**
   * {@return a time as RFC 3339 writes it; the present where there is none; null where it is bad}
   */
  static @Nullable Instant time(@Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return now;
    }
    Instant usual = InstantText.read(text);
    if (usual != null) {
      return usual.truncatedTo(ChronoUnit.MILLIS);
    }
    try {
      Instant time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeException | ArithmeticException _) {
      return null;
    }
  }

  private static @Nullable String first(
      Map<String, @Nullable String> texts, List<String> names, int max) {
    for (String name : names) {
      String text = Texts.clean(texts.get(name), max);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static Part refused(String identity, String code, String detail) {
    return new Part.Settled(Outcome.refused(identity, code, detail));
  }
}
