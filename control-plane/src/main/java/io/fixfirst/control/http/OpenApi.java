package io.fixfirst.control.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.control.http.Operation.Access;
import java.util.List;
import java.util.Locale;

/** Writes the OpenAPI 3.1 document of a table of operations. */
public final class OpenApi {

  private OpenApi() {}

  /**
   * {@return the document}
   *
   * @param version of the product
   */
  public static ObjectNode document(String version, List<Operation<?>> operations) {
    Schemas schemas = new Schemas();
    ObjectNode root = Json.get().createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Fixfirst")
        .put("version", version)
        .put(
            "description",
            "Runs a managed-services desk. Errors are problem documents (RFC 9457) with a stable"
                + " code. Lists page by an opaque cursor. ETag is the revision; changes honour"
                + " If-Match, POST honours Idempotency-Key.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    root.putArray("servers").addObject().put("url", "/");
    root.putArray("security").addObject().putArray("token");
    ObjectNode paths = root.putObject("paths");
    for (Operation<?> operation : operations) {
      write(paths.withObjectProperty(operation.path().text()), operation, schemas);
    }
    ObjectNode components = root.putObject("components");
    problem(components, schemas);
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A token made by: fixfirst token");
    components.set("schemas", schemas.collected());
    return root;
  }

  private static void problem(ObjectNode components, Schemas schemas) {
    components
        .putObject("responses")
        .putObject("Problem")
        .put("description", "A refusal, with its code and, for fields, what is wrong with them")
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", schemas.of(Problem.class));
  }

  private static void write(ObjectNode path, Operation<?> operation, Schemas schemas) {
    ObjectNode node = path.putObject(operation.method().name().toLowerCase(Locale.ROOT));
    node.put("operationId", operation.id());
    node.put("summary", operation.summary());
    node.putArray("tags").add(tag(operation));
    switch (operation.access()) {
      case Access.Open(var because) -> {
        node.putArray("security");
        node.put("description", "Open to everybody: " + because);
      }
      case Access.SignedIn _ -> node.put("description", "For whoever is signed in.");
      case Access.Needs(var permission) ->
          node.put(
              "description",
              "Needs the permission "
                  + permission.name().toLowerCase(Locale.ROOT).replace('_', '-')
                  + ".");
    }
    parameters(node, operation);
    if (operation.body() != null) {
      ObjectNode body = node.putObject("requestBody").put("required", true);
      body.putObject("content")
          .putObject(operation.raw() ? "application/cloudevents+json" : "application/json")
          .set("schema", schemas.of(operation.body()));
    }
    ObjectNode responses = node.putObject("responses");
    ObjectNode good =
        responses.putObject(Integer.toString(operation.success())).put("description", "Done");
    if (operation.answers() != null) {
      good.putObject("content")
          .putObject(operation.media())
          .set("schema", schemas.of(operation.answers()));
    } else if (!operation.media().equals("application/json")) {
      good.putObject("content").putObject(operation.media());
    }
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  private static void parameters(ObjectNode node, Operation<?> operation) {
    ArrayNode parameters = node.putArray("parameters");
    for (String name : operation.path().variables()) {
      parameters
          .addObject()
          .put("name", name)
          .put("in", "path")
          .put("required", true)
          .putObject("schema")
          .put("type", "string");
    }
    for (Parameter parameter : operation.parameters()) {
      ObjectNode one =
          parameters
              .addObject()
              .put("name", parameter.name())
              .put("in", parameter.in())
              .put("description", parameter.description());
      one.putObject("schema").put("type", "string");
      if (!parameter.example().isEmpty()) {
        one.put("example", parameter.example());
      }
    }
  }

  /** The resource: what stands behind the version, or system. */
  private static String tag(Operation<?> operation) {
    List<String> segments = operation.path().segments();
    return segments.size() > 2 ? segments.get(2) : "system";
  }
}
