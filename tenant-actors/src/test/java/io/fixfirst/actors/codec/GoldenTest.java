package io.fixfirst.actors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.core.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds the journal's form: {@code golden/KIND.json} has an example of each event under its stored
 * name, and what is written there must be readable, and be written again so, for ever.
 *
 * <p>{@code -Dtest.flags=-Dgolden.write=true} adds examples of events that have none; it changes
 * none that is there. Where an example does not hold any more, the change breaks journals that
 * exist.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper PLAIN =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final TypeReference<TreeMap<String, JsonNode>> EXAMPLES = new TypeReference<>() {};

  private final Codec codec = new Codec(EntityType.names(EntityTypes.ALL));

  @Test
  void every_event_has_an_example_under_its_stored_name() throws IOException {
    for (EntityType<?, ?, ?> type : EntityTypes.ALL) {
      Map<String, JsonNode> examples = examples(type);
      if (Boolean.getBoolean("golden.write")) {
        addMissing(type, examples);
      }
      assertThat(examples.keySet())
          .as(
              "examples of %s (mvn test -Dtest.flags=-Dgolden.write=true adds those of new events)",
              type.kind())
          .containsExactlyInAnyOrderElementsOf(
              codec.names().events().stream()
                  .filter(name -> name.startsWith(type.kind().storedName() + "-"))
                  .toList());
    }
  }

  @Test
  void what_was_once_written_is_read_and_written_the_same() throws IOException {
    for (EntityType<?, ?, ?> type : EntityTypes.ALL) {
      for (Map.Entry<String, JsonNode> example : examples(type).entrySet()) {
        String json =
            PLAIN
                .writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(example.getValue());
        Event event = codec.decodeEvent(example.getKey(), json.getBytes(StandardCharsets.UTF_8));
        assertThat(codec.nameOf(event)).isEqualTo(example.getKey());
        assertThat(new String(codec.encode(event), StandardCharsets.UTF_8))
            .as(example.getKey())
            .isEqualTo(json);
      }
    }
  }

  private static Map<String, JsonNode> examples(EntityType<?, ?, ?> type) throws IOException {
    Path file = file(type);
    return Files.exists(file) ? PLAIN.readValue(file.toFile(), EXAMPLES) : new TreeMap<>();
  }

  private void addMissing(EntityType<?, ?, ?> type, Map<String, JsonNode> examples)
      throws IOException {
    for (Class<?> event : SealedTypes.concrete(type.events())) {
      if (!examples.containsKey(codec.names().nameOf(event))) {
        examples.put(codec.names().nameOf(event), sample(event));
      }
    }
    Files.createDirectories(FOLDER);
    Files.writeString(file(type), PLAIN.writeValueAsString(examples) + "\n");
  }

  private JsonNode sample(Class<?> event) throws JsonProcessingException {
    String richest = "";
    for (int seed = 1; seed <= 20; seed++) {
      Event sample = (Event) new Samples(seed).of(event);
      String json = new String(codec.encode(sample), StandardCharsets.UTF_8);
      richest = json.length() > richest.length() ? json : richest;
    }
    return PLAIN.readTree(richest);
  }

  private static Path file(EntityType<?, ?, ?> type) {
    return FOLDER.resolve(type.kind().storedName() + ".json");
  }
}
