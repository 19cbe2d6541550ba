package io.fixfirst.control.view;

import com.fasterxml.jackson.databind.ObjectReader;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.tenant.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was so from one instant to another.
 *
 * @param entity whose it was
 * @param what tells it from others of its kind at the same entity; empty where there is only one
 * @param tenant that it belongs to; null for what belongs to the provider
 * @param revision of the event that began it
 * @param to null while it lasts; not in it any more
 * @param body JSON of its kind
 */
record Span(
    Kind kind,
    String entity,
    String what,
    @Nullable String tenant,
    long revision,
    Instant from,
    @Nullable Instant to,
    String body) {

  /** What may be so for a while. */
  enum Kind {
    /** An alarm of a device: {@link AlarmBody}. */
    ALARM,
    /** A device is silenced. */
    SILENCE,
    /** An engineer is present, or away: {@link PresenceBody}. */
    PRESENCE,
    /** An engineer is paged and has not acknowledged it. */
    PAGE,
    /** How far a tenant's onboarding is: {@link StageBody}. */
    STAGE
  }

  /** What an alarm says. */
  record AlarmBody(Severity severity, String summary, Instant raised) {}

  /** Where somebody is, and until when they expect to be. */
  record PresenceBody(Presence presence, @Nullable Instant until) {}

  /** A stage of a tenant. */
  record StageBody(Stage stage) {}

  private static final ObjectReader READER = Json.get().reader();

  /** {@return its body} */
  <T> T body(Class<T> type) {
    try {
      return READER.forType(type).readValue(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
