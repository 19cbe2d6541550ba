package io.fixfirst.control.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.actors.codec.CoreModule;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.Event;
import io.fixfirst.core.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event as it is published. */
public record PublicEvent(
    @Doc(value = "Its place in the journal", example = "1042.7") String id,
    @Doc("When it was accepted") Instant at,
    @Doc(value = "What has happened", example = "incident-assigned") String type,
    @Doc(value = "Whose it is; none for the provider's own", example = "kolding")
        @Nullable String tenant,
    @Doc(value = "What it has happened to", example = "kolding-42") String entity,
    @Doc("Which kind of thing that is: tenant, device, incident, desk or engineer") String kind,
    @Doc("Its revision with this event") long revision,
    @Doc("What there is to say about it") JsonNode data) {

  /** Long or inner parts that no audience needs. */
  private static final Set<String> DROPPED = Set.of("at", "terms");

  /** The published JSON, for the core's own types. */
  private static final ObjectMapper MAPPER =
      Json.get()
          .copy()
          .registerModule(new CoreModule())
          .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false);

  /** {@return the event for an audience; empty where it must not see it} */
  public static Optional<PublicEvent> of(JournalEvent event, Audience audience) {
    Sight sight = Sight.of(event.event(), audience);
    if (sight == Sight.HIDDEN) {
      return Optional.empty();
    }
    TenantId tenant = event.tenant();
    return Optional.of(
        new PublicEvent(
            event.offset().toString(),
            event.at(),
            event.name(),
            tenant == null ? null : tenant.text(),
            event.entity().text(),
            event.entity().kind().storedName(),
            event.revision(),
            data(event, sight)));
  }

  /** {@return whether an audience sees that event at all} */
  public static boolean isFor(Event event, Audience audience) {
    return Sight.of(event, audience) != Sight.HIDDEN;
  }

  private static JsonNode data(JournalEvent event, Sight sight) {
    JsonNode data = MAPPER.valueToTree(event.event());
    if (data instanceof ObjectNode object) {
      object.remove(DROPPED);
      if (sight == Sight.WITHOUT_OTHERS) {
        object.remove(Set.of("why", "seenBefore", "explanation"));
        for (JsonNode member : object.path("members")) {
          if (member instanceof ObjectNode one) {
            one.remove(Set.of("left", "remaining"));
          }
        }
      }
    }
    return data;
  }
}
