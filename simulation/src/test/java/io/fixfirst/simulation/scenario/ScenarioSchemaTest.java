package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

  @Test
  void kolding_keeps_the_schema() throws IOException {
    assertThat(schema().validate(ScenarioMapper.MAPPER.readTree(KOLDING.toFile()))).isEmpty();
  }

  @Test
  void a_key_that_is_not_in_the_format_breaks_the_schema() throws IOException {
    String bad = Files.readString(KOLDING).replace("users: 7000", "userss: 7000");
    JsonNode tree = ScenarioMapper.MAPPER.readTree(bad);
    assertThat(schema().validate(tree)).hasSize(2);
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ScenarioSchema.text());
  }
}
