package io.fixfirst.core.incident;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What somebody, or an alarm, says about an incident when it opens.
 *
 * @param by who reports: {@code operator:ada}, {@code customer:jens}, {@code device:kolding:srv-1}
 * @param channel how: {@code phone}, {@code portal}, {@code mail}, {@code monitoring}
 * @param category which resolve team it belongs to if the 1st line cannot solve it
 * @param major whether whoever reports says that it is a major incident; a customer is believed
 * @param kind what it is if it is not an incident; null for an incident, which is what it was
 *     before there were others
 */
public record Report(
    String summary,
    @Nullable String description,
    @Nullable String service,
    @Nullable DeviceId device,
    String category,
    Impact impact,
    Urgency urgency,
    boolean major,
    String by,
    String channel,
    @Nullable TicketKind kind) {

  public Report {
    kind = kind == TicketKind.INCIDENT ? null : kind;
  }

  /** A report of an incident. */
  public Report(
      String summary,
      @Nullable String description,
      @Nullable String service,
      @Nullable DeviceId device,
      String category,
      Impact impact,
      Urgency urgency,
      boolean major,
      String by,
      String channel) {
    this(
        summary, description, service, device, category, impact, urgency, major, by, channel, null);
  }

  /** {@return what sort of work it asks for} */
  public TicketKind kindOfWork() {
    return kind == null ? TicketKind.INCIDENT : kind;
  }
}
