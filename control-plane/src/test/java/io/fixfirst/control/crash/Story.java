package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** {@return all that is told up to now} */
  static Story now(ServerProcess server, Witness witness) throws IOException, InterruptedException {
    String last = "last-" + UUID.randomUUID();
    server.call(
        "POST",
        "/api/v1/incidents/" + witness.recent().getFirst() + "/note",
        "{\"text\":\"" + last + "\"}");
    return until(server, last);
  }

  /** Fails where something that was answered with 2xx is missing, or stands twice. */
  void holds(Witness witness) {
    assertThat(
            count(
                "device-alarm-raised",
                event -> event.path("data").path("alarm").path("identity").asText()))
        .as("alerts answered with 202")
        .containsAllEntriesOf(once(witness.alerts()));
    assertThat(count("incident-opened", event -> event.path("entity").asText()))
        .as("reports answered with 2xx")
        .containsAllEntriesOf(once(witness.incidents()));
    Map<String, Integer> notes =
        count("incident-note-added", event -> event.path("data").path("text").asText());
    assertThat(notes).as("notes answered with 2xx").containsAllEntriesOf(once(witness.notes()));
    assertThat(notes.values()).as("notes, answered or not").containsOnly(1);
    assertThat(ids()).doesNotHaveDuplicates();
    assertThat(
            count(
                    "tenant-incident-opened",
                    event -> event.path("data").path("report").path("summary").asText())
                .entrySet())
        .filteredOn(entry -> entry.getKey().startsWith("report-"))
        .as("one incident per report, however often it was repeated")
        .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo(1));
    assertThat(count("incident-clock-breached", Story::clockOf).values())
        .as("one breach per clock")
        .containsOnly(1);
  }

  static String clockOf(JsonNode event) {
    return event.path("entity").asText() + " " + event.path("data").path("clock").asText();
  }

  private static Map<String, Integer> once(Set<String> names) {
    return names.stream().collect(Collectors.toMap(name -> name, _ -> 1));
  }

  List<JsonNode> of(String type) {
    return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
  }

  private List<String> ids() {
    return events.stream().map(event -> event.path("id").asText()).toList();
  }

  /** {@return how often each value occurs among the events of a type} */
  Map<String, Integer> count(String type, Function<JsonNode, String> value) {
    Map<String, Integer> counts = new TreeMap<>();
    of(type).forEach(event -> counts.merge(value.apply(event), 1, Integer::sum));
    return counts;
  }
}
