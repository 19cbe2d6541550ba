package io.fixfirst.control.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that the journal says, as the stream of events tells it. */
final class Story {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> events;

  private Story(List<JsonNode> events) {
    this.events = events;
  }

  /** Reads from the beginning until the note with this text has been told. */
  static Story until(ServerProcess server, String note) throws IOException, InterruptedException {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<String> lines = server.stream()) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        String line = each.next();
        if (line.startsWith("data: ")) {
          JsonNode event = JSON.readTree(line.substring(6));
          events.add(event);
          if (event.path("data").path("text").asText().equals(note)) {
            return new Story(events);
          }
        }
      }
    }
    throw new IOException("The stream ended before it had told everything.");
  }

  List<JsonNode> of(String type) {
    return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
  }

  List<String> ids() {
    return events.stream().map(event -> event.path("id").asText()).toList();
  }

  /** {@return how often each value occurs among the events of a type} */
  Map<String, Integer> count(String type, Function<JsonNode, String> value) {
    Map<String, Integer> counts = new TreeMap<>();
    of(type).forEach(event -> counts.merge(value.apply(event), 1, Integer::sum));
    return counts;
  }
}
