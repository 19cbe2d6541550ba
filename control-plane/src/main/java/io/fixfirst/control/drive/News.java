package io.fixfirst.control.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.simulation.world.World;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells a world what happens in the product: follows its live events, and begins with who is there
 * and what is open.
 */
public final class News implements AutoCloseable {

  private final DeskApi desk;
  private final WorldThread thread;
  private final World world;
  private final Predicate<IncidentId> concerns;
  private final Consumer<JsonNode> also;
  private final EventStream stream;
  private final Thread follower;

  /**
   * @param api over which it follows, with a token that sees everything
   * @param concerns which incidents the world's people look after; of others they hear nothing
   * @param also is told of every event, on the thread that follows
   */
  public News(
      Api api,
      Tokens tokens,
      DeskApi desk,
      WorldThread thread,
      World world,
      Predicate<IncidentId> concerns,
      Consumer<JsonNode> also) {
    this.desk = desk;
    this.thread = thread;
    this.world = world;
    this.concerns = concerns;
    this.also = also;
    this.stream = new EventStream(api, tokens.provider(), "/api/v1/stream", this::heard);
    this.follower = Thread.ofVirtual().name("world-follower").unstarted(stream);
  }

  /** Follows from now on; returns when nothing can be missed any more. */
  public void begin() throws InterruptedException {
    follower.start();
    stream.awaitConnection();
    whoIsThere();
    whatIsOpen();
  }

  /** Follows no longer. */
  @Override
  public void close() {
    follower.interrupt();
  }

  private void whatIsOpen() throws InterruptedException {
    String cursor = "";
    do {
      Answer page = desk.openIncidents(cursor);
      for (JsonNode incident : page.body().path("items")) {
        incident(incident.path("id").asText());
      }
      cursor = page.text("cursor");
    } while (!cursor.isEmpty());
  }

  private void whoIsThere() throws InterruptedException {
    String cursor = "";
    do {
      Answer page = desk.engineers(cursor);
      for (JsonNode engineer : page.body().path("items")) {
        presence(engineer.path("id").asText(), engineer.path("presence").asText());
      }
      cursor = page.text("cursor");
    } while (!cursor.isEmpty());
  }

  private void presence(String engineer, String presence) {
    EngineerId id = new EngineerId(engineer);
    Presence now = Presence.valueOf(presence.toUpperCase(Locale.ROOT).replace('-', '_'));
    thread.soon(() -> world.presence(id, now));
  }

  private void incident(String id) {
    IncidentId incident = IncidentId.parse(id);
    if (concerns.test(incident)) {
      thread.soon(() -> world.incident(incident));
    }
  }

  /** Something has happened, says the stream; on the follower's thread. */
  private void heard(JsonNode event) {
    also.accept(event);
    String entity = event.path("entity").asText();
    JsonNode data = event.path("data");
    String kind = event.path("kind").asText();
    if (kind.equals("incident")) {
      incident(entity);
    } else if (event.path("type").asText().equals("engineer-paged")
        && data.path("attempt").asInt() == 1) {
      EngineerId engineer = new EngineerId(entity);
      IncidentId incident = IncidentId.parse(data.path("incident").asText());
      if (concerns.test(incident)) {
        thread.soon(() -> world.paged(engineer, incident));
      }
    } else if (kind.equals("engineer") && data.hasNonNull("presence")) {
      presence(entity, data.path("presence").asText());
    }
  }
}
