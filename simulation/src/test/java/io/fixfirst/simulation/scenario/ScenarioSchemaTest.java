package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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

class ScenarioSchemaTest {

  private static final Path PUBLISHED = Path.of("../scenarios/scenario.schema.json");
  private static final YAMLMapper YAML = new YAMLMapper();
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
    assertThat(schema().validate(YAML.readTree(file.toFile()))).isEmpty();
  }

  static List<Path> published() throws IOException {
    try (Stream<Path> files = Files.list(PUBLISHED.getParent())) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void a_key_that_is_not_in_the_format_breaks_the_schema() throws IOException {
    String bad = Files.readString(KOLDING).replace("users: 7000", "userss: 7000");
    assertThat(schema().validate(YAML.readTree(bad)))
        .anySatisfy(message -> assertThat(message.getMessage()).contains("userss"));
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ScenarioSchema.text());
  }
}
