package io.fixfirst.control.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents 1.0 out of requests: structured, batched or binary. */
final class CloudEvents {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";
  private static final JsonFormat FORMAT = new JsonFormat();

  private CloudEvents() {}

  /** {@return the events of a request, at least one} */
  static List<CloudEvent> read(HttpRequest request, byte[] body) {
    String type = request.entity().getContentType().mediaType().toString().toLowerCase(Locale.ROOT);
    try {
      return switch (type) {
        case STRUCTURED -> List.of(event(body));
        case BATCHED -> batch(body);
        default -> List.of(binary(request, type, body));
      };
    } catch (EventDeserializationException | CloudEventRWException | IllegalStateException e) {
      throw refusal(body, e).raise();
    }
  }

  private static CloudEvent event(byte[] json) {
    CloudEvent event = FORMAT.deserialize(json);
    if (event == null) { // As the library reads JSON's null.
      throw Problems.invalid("event", "is null").raise();
    }
    return event;
  }

  private static List<CloudEvent> batch(byte[] body) {
    JsonNode tree = tree(body);
    if (!(tree instanceof ArrayNode array) || array.isEmpty()) {
      throw Problems.invalid("", "is not an array of events").raise();
    }
    List<CloudEvent> events = new ArrayList<>(array.size());
    for (JsonNode one : array) {
      events.add(event(Json.bytes(one)));
    }
    return events;
  }

  private static CloudEvent binary(HttpRequest request, String type, byte[] body) {
    if (header(request, "ce-specversion") == null) {
      throw Problems.unsupportedMedia(
              type, STRUCTURED + ", " + BATCHED + ", or headers ce-specversion, ce-id, ce-type ...")
          .raise();
    }
    if (!"1.0".equals(header(request, "ce-specversion"))) {
      throw Problems.invalid("ce-specversion", "is not 1.0").raise();
    }
    CloudEventBuilder builder = CloudEventBuilder.fromSpecVersion(SpecVersion.V1);
    for (HttpHeader one : request.getHeaders()) {
      String name = one.lowercaseName();
      if (name.startsWith("ce-") && !name.equals("ce-specversion")) {
        builder.withContextAttribute(name.substring(3), decoded(name, one.value()));
      }
    }
    builder.withContextAttribute("datacontenttype", type);
    return builder.withData(body).build();
  }

  /** {@return the data of an event as JSON; an empty object where it has none} */
  static JsonNode data(CloudEvent event) {
    CloudEventData data = event.getData();
    return data == null || data.toBytes().length == 0
        ? Json.get().createObjectNode()
        : tree(data.toBytes());
  }

  private static JsonNode tree(byte[] json) {
    try {
      return Json.get().readTree(json);
    } catch (JsonProcessingException e) {
      throw Problems.malformed(String.valueOf(e.getOriginalMessage())).raise();
    } catch (IOException e) { // Nothing is read from anywhere: it is no encoding of JSON.
      throw Problems.malformed(String.valueOf(e.getMessage())).raise();
    }
  }

  private static Problem refusal(byte[] body, RuntimeException e) {
    Throwable cause = e.getCause();
    if (cause instanceof JsonProcessingException json && !(cause instanceof JsonMappingException)) {
      return Problems.malformed(String.valueOf(json.getOriginalMessage()));
    }
    tree(body);
    String message = cause == null ? e.getMessage() : cause.getMessage();
    return Problems.invalid("event", "is no CloudEvent 1.0: " + firstLine(message));
  }

  private static String firstLine(@Nullable String message) {
    String text = String.valueOf(message);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static @Nullable String header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).orElse(null);
  }

  /** Header values are percent-encoded; a plus sign is itself. */
  private static String decoded(String header, String value) {
    try {
      return value.indexOf('%') < 0
          ? value
          : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problems.invalid(header, "has a % without two hexadecimal digits behind it").raise();
    }
  }
}
