package io.fixfirst.control.stream;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** An event as bytes of the stream, made once for each audience that is there. */
final class Published {

  private final JournalEvent event;
  private final Map<Audience, Optional<ByteString>> made = new EnumMap<>(Audience.class);

  Published(JournalEvent event) {
    this.event = event;
  }

  Offset offset() {
    return event.offset();
  }

  /** {@return whose it is; null for the provider's own} */
  @Nullable TenantId tenant() {
    return event.tenant();
  }

  /** {@return the event for an audience; empty where it must not see it} */
  synchronized Optional<ByteString> bytes(Audience audience) {
    return made.computeIfAbsent(
        audience, _ -> PublicEvent.of(event, audience).map(Published::format));
  }

  private static ByteString format(PublicEvent event) {
    return ByteString.fromString(
        "id: "
            + event.id()
            + "\ndata: "
            + new String(Json.bytes(event), StandardCharsets.UTF_8)
            + "\n\n");
  }
}
