package io.fixfirst.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.jspecify.annotations.Nullable;

/** The messages between entities and whoever asks them, as they travel from node to node. */
final class MessageJson {

  private static final String PREFIX = "message|";

  private final Codec codec;
  private final ObjectMapper mapper;
  private final ActorRefResolver resolver;

  MessageJson(Codec codec, ActorRefResolver resolver) {
    this.codec = codec;
    this.mapper = codec.mapper();
    this.resolver = resolver;
  }

  static boolean isManifest(String manifest) {
    return manifest.startsWith(PREFIX);
  }

  static String manifest(Object message) {
    return PREFIX
        + switch (message) {
          case EntityMessage.Ask _ -> "ask";
          case EntityMessage.Read _ -> "read";
          case EntityMessage.WakeUp _ -> "wake-up";
          case EntityMessage.Stop _ -> "stop";
          case Reply.Done _ -> "done";
          case Reply.Refused _ -> "refused";
          case Reply.Stale _ -> "stale";
          case Reply.Overloaded _ -> "overloaded";
          case Reply.Unavailable _ -> "unavailable";
          case Reply.Defect _ -> "defect";
          default ->
              throw new IllegalArgumentException(
                  "This never leaves its node (" + message.getClass().getName() + ").");
        };
  }

  byte[] write(Object message) {
    ObjectNode json = mapper.createObjectNode();
    switch (message) {
      case EntityMessage.Ask(
              Command command,
              Long expected,
              String request,
              boolean again,
              boolean withState,
              var replyTo) -> {
        json.put("name", codec.names().nameOf(command.getClass()));
        json.set("command", tree(codec.encode(command)));
        if (expected != null) {
          json.put("expected", expected);
        }
        if (request != null) {
          json.put("request", request);
          json.put("again", again);
        }
        json.put("withState", withState);
        json.put("replyTo", resolver.toSerializationFormat(replyTo));
      }
      case EntityMessage.Read(var replyTo) ->
          json.put("replyTo", resolver.toSerializationFormat(replyTo));
      case EntityMessage.WakeUp(var replyTo) ->
          json.put("replyTo", resolver.toSerializationFormat(replyTo));
      case Reply.Done done -> writeDone(json, done);
      case Reply.Refused(Rejection rejection) ->
          json.set("rejection", mapper.valueToTree(rejection));
      case Reply.Stale(long expected, long revision) -> {
        json.put("expected", expected);
        json.put("revision", revision);
      }
      case Reply.Overloaded(String sentence) -> json.put("sentence", sentence);
      case Reply.Unavailable(String sentence) -> json.put("sentence", sentence);
      case Reply.Defect(String sentence) -> json.put("sentence", sentence);
      default -> {} // The manifest says all.
    }
    return bytes(json);
  }

  Object read(String manifest, byte[] bytes) {
    JsonNode json = tree(bytes);
    return switch (manifest.substring(PREFIX.length())) {
      case "ask" -> {
        Command command =
            codec.decodeCommand(json.get("name").textValue(), bytes(json.get("command")));
        Long expected = json.has("expected") ? json.get("expected").longValue() : null;
        yield new EntityMessage.Ask(
            command,
            expected,
            json.path("request").textValue(),
            json.path("again").booleanValue(),
            json.get("withState").booleanValue(),
            replyTo(json));
      }
      case "read" -> new EntityMessage.Read(replyTo(json));
      case "wake-up" -> new EntityMessage.WakeUp(replyTo(json));
      case "stop" -> EntityMessage.Stop.INSTANCE;
      case "done" -> readDone(json);
      case "refused" ->
          new Reply.Refused(mapper.convertValue(json.get("rejection"), Rejection.class));
      case "stale" ->
          new Reply.Stale(json.get("expected").longValue(), json.get("revision").longValue());
      case "overloaded" -> new Reply.Overloaded(json.get("sentence").textValue());
      case "unavailable" -> new Reply.Unavailable(json.get("sentence").textValue());
      case "defect" -> new Reply.Defect(json.get("sentence").textValue());
      default -> throw new IllegalArgumentException("No such message (" + manifest + ").");
    };
  }

  private void writeDone(ObjectNode json, Reply.Done done) {
    Object state = done.state();
    if (state != null) {
      EntityKind kind = codec.names().kindOfState(state);
      json.put("kind", kind.name());
      json.set("state", tree(codec.encodeState(kind, state)));
    }
    json.put("revision", done.revision());
    ArrayNode events = json.putArray("events");
    for (Event event : done.events()) {
      ObjectNode one = events.addObject();
      one.put("name", codec.nameOf(event));
      one.set("event", tree(codec.encode(event)));
    }
  }

  private Reply.Done readDone(JsonNode json) {
    @Nullable Object state = null;
    if (json.has("state")) {
      EntityKind kind = EntityKind.valueOf(json.get("kind").textValue());
      state = codec.decodeState(kind, bytes(json.get("state")));
    }
    List<Event> events = new ArrayList<>();
    for (JsonNode one : json.get("events")) {
      events.add(codec.decodeEvent(one.get("name").textValue(), bytes(one.get("event"))));
    }
    return new Reply.Done(state, json.get("revision").longValue(), events);
  }

  private ActorRef<Reply> replyTo(JsonNode json) {
    return resolver.resolveActorRef(json.get("replyTo").textValue());
  }

  private JsonNode tree(byte[] bytes) {
    try {
      return mapper.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(JsonNode json) {
    try {
      return mapper.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
