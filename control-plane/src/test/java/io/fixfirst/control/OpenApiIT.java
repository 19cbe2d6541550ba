package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.fixfirst.control.http.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiIT {

  private final Server server = Server.one();
  private final JsonNode document = server.stranger().get("/openapi.json").expect(200).json();

  @Test
  void the_document_has_the_structure_of_openapi_3_1() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/openapi-3.1-structure.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(document)).isEmpty();
    }
  }

  @Test
  void every_operation_is_in_the_document_and_nothing_else() {
    Set<String> served = new TreeSet<>();
    for (Operation<?> operation : server.plane().operations()) {
      served.add(operation.method() + " " + operation.path().text());
    }
    Set<String> described = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(served);
  }

  @Test
  void every_operation_is_named_once() {
    assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void every_reference_leads_somewhere() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void every_schema_is_a_json_schema() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty());
  }

  @Test
  void what_is_required_and_what_it_may_be_is_said() {
    JsonNode open = document.at("/components/schemas/OpenIncident");
    assertThat(open.path("required").toString()).isEqualTo("[\"impact\",\"summary\",\"urgency\"]");
    assertThat(open.at("/properties/impact/enum").toString())
        .isEqualTo("[\"low\",\"medium\",\"high\"]");
    assertThat(open.at("/properties/summary/maxLength").asInt()).isEqualTo(300);
    assertThat(open.at("/properties/summary/examples/0").asText())
        .isEqualTo("Patient records are slow");
  }
}
