package io.fixfirst.control.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.fixfirst.control.intake.IntakeResult.Outcome;
import io.fixfirst.control.intake.IntakeResult.Result;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.DeviceCommand;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The types of CloudEvents that mean something here. The device is the event's {@code subject}, or
 * {@code device} in its data. A time that is left out is the event's own; an alarm must have one of
 * the two, because it tells a repeat from a new occurrence, for the others it may be the present.
 *
 * <ul>
 *   <li>{@code io.fixfirst.alarm.raised}: {@code summary, severity, started, category, service,
 *       site, identity}. Without {@code identity} the alarm is known by the event's source and id,
 *       so that a repeated event changes nothing.
 *   <li>{@code io.fixfirst.alarm.cleared}: {@code identity}, or {@code raisedBy}, the id of the
 *       event of the same source that raised it; {@code ended}.
 *   <li>{@code io.fixfirst.reading}: {@code metric, value, at}.
 *   <li>{@code io.fixfirst.heartbeat}: {@code at}.
 * </ul>
 *
 * <p>Other types are accepted and ignored, so that a sender need not filter.
 */
final class EventTypes {

  private static final String PREFIX = "io.fixfirst.";
  private static final String AT = "at";
  private static final int TEXT_MAX = 300;
  private static final int WORD_MAX = 60;
  private static final int IDENTITY_MAX = 200;

  private final CloudEvent event;
  private final JsonNode data;
  private final TenantId tenant;
  private final Instant now;
  private final String key;

  private EventTypes(CloudEvent event, TenantId tenant, Instant now) {
    this.event = event;
    this.data = CloudEvents.data(event);
    this.tenant = tenant;
    this.now = now;
    this.key = key(event.getId());
  }

  static Part translate(CloudEvent event, TenantId tenant, Instant now) {
    if (!event.getType().startsWith(PREFIX)) {
      return ignored(event);
    }
    EventTypes one = new EventTypes(event, tenant, now);
    return switch (event.getType().substring(PREFIX.length())) {
      case "alarm.raised" -> one.raised();
      case "alarm.cleared" -> one.cleared();
      case "reading" -> one.reading();
      case "heartbeat" -> one.heartbeat();
      default -> ignored(event);
    };
  }

  private Part raised() {
    String said = text("identity", IDENTITY_MAX);
    String identity = said == null ? key : said;
    String summary = text("summary", TEXT_MAX);
    return ask(
        identity,
        "started",
        time ->
            new DeviceCommand.RaiseAlarm(
                identity,
                Alertmanager.severity(text("severity", WORD_MAX)),
                summary == null ? "Alarm" : summary,
                time,
                text("category", WORD_MAX),
                text("service", WORD_MAX),
                text("site", WORD_MAX)));
  }

  private Part cleared() {
    String said = text("identity", IDENTITY_MAX);
    String raisedBy = text("raisedBy", IDENTITY_MAX);
    if (said == null && raisedBy == null) {
      return refused("event.identity", "Either identity or raisedBy is required.");
    }
    String identity = said == null ? key(String.valueOf(raisedBy)) : said;
    return ask(identity, "ended", time -> new DeviceCommand.ClearAlarm(identity, time));
  }

  private Part reading() {
    String metric = text("metric", WORD_MAX);
    JsonNode value = data.path("value");
    if (metric == null) {
      return refused("event.metric", "metric is required.");
    }
    if (!value.isNumber()) {
      return refused("event.value", "value is not a number.");
    }
    return ask(
        metric, AT, time -> new DeviceCommand.TakeReading(metric, value.doubleValue(), time));
  }

  private Part heartbeat() {
    return ask("heartbeat", AT, DeviceCommand.Beat::new);
  }

  /** Makes a command of a time. */
  private interface Making {
    DeviceCommand at(Instant time);
  }

  private Part ask(String identity, String timeField, Making making) {
    String name = event.getSubject() == null ? text("device", 2_000) : event.getSubject();
    if (name == null) {
      return refused("event.device", "Neither subject nor device names a device.");
    }
    DeviceId device;
    try {
      device = new DeviceId(tenant, bare(name));
    } catch (IllegalArgumentException e) {
      return refused("event.device", String.valueOf(e.getMessage()));
    }
    OffsetDateTime sent = event.getTime();
    String said = text(timeField, WORD_MAX);
    if (said == null && sent == null && !timeField.equals(AT)) {
      return refused("event.time", "Either the event's time or " + timeField + " is required.");
    }
    Instant otherwise = sent == null ? now : Instant.ofEpochMilli(sent.toInstant().toEpochMilli());
    Instant time = Alertmanager.time(said, otherwise);
    return time == null
        ? refused("event.time", timeField + " is not a time.")
        : new Part.Ask(device, identity, making.at(time));
  }

  /** {@return the device's name, without the tenant where the sender has written it} */
  private String bare(String name) {
    String prefix = tenant.text() + ":";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private @Nullable String text(String field, int max) {
    JsonNode value = data.path(field);
    return value.isTextual() ? Texts.clean(value.textValue(), max) : null;
  }

  private String key(String id) {
    String text = Texts.clean(event.getSource() + " " + id, 2_000);
    return text == null
        ? id
        : text.length() <= IDENTITY_MAX ? text : Texts.device(tenant, text).name();
  }

  private Part refused(String code, String detail) {
    return new Part.Settled(Outcome.refused(key, code, detail));
  }

  private static Part ignored(CloudEvent event) {
    return new Part.Settled(
        new Outcome(null, event.getSource() + " " + event.getId(), Result.IGNORED, null, null));
  }
}
