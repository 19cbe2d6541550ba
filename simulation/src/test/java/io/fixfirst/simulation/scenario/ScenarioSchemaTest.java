package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ScenarioSchemaTest {

  private static final Path PUBLISHED = Path.of("../scenarios/scenario.schema.json");
  private static final Path KOLDING = Path.of("../scenarios/kolding.yaml");

  @Test
  void the_published_schema_is_the_one_of_the_records() throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.writeString(PUBLISHED, ScenarioSchema.text());
    }
    assertThat(PUBLISHED)
        .as("run the test with -Dupdate=true after a change of the format")
        .content()
        .isEqualTo(ScenarioSchema.text());
  }

  @ParameterizedTest
  @MethodSource("published")
  void every_published_scenario_keeps_the_schema(Path file) throws IOException {
    assertThat(schema().validate(tree(Files.readString(file)))).isEmpty();
  }

  static List<Path> published() throws IOException {
    try (Stream<Path> files = Files.list(PUBLISHED.getParent())) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void a_key_that_is_not_in_the_format_breaks_the_schema() throws IOException {
    String bad = Files.readString(KOLDING).replace("users: 7000", "userss: 7000");
    assertThat(schema().validate(tree(bad)))
        .anySatisfy(message -> assertThat(message.getMessage()).contains("userss"));
  }

  /** With aliases resolved, as editors see it. */
  private static JsonNode tree(String yaml) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ObjectMapper().valueToTree(tree);
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ScenarioSchema.text());
  }
}
