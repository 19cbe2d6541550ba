package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The published JSON Schema of scenario files, made from the records that they are read into, so
 * that editors complete and check them. Published as {@code scenarios/scenario.schema.json}.
 */
public final class ScenarioSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private ScenarioSchema() {}

  /** {@return the schema, indented, with a newline at its end} */
  public static String text() {
    ScenarioSchema schema = new ScenarioSchema();
    ObjectNode root = NODES.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Fixfirst scenario");
    root.setAll(schema.record(Scenario.class));
    ObjectNode definitions = root.putObject("$defs");
    schema.definitions.forEach(definitions::set);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of our own can be written.", e);
    }
  }

  private ObjectNode record(Class<?> type) {
    ObjectNode schema = typed("object");
    schema.put("additionalProperties", false);
    ArrayNode required = NODES.arrayNode();
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), of(component.getGenericType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    schema.set("required", required);
    return schema;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return Collection.class.isAssignableFrom((Class<?>) generic.getRawType())
          ? typed("array").set("items", of(arguments[0]))
          : map(arguments[0], arguments[1]);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == HourOfWeek.class) {
      ObjectNode hours = typed("array");
      hours.put("minItems", HourOfWeek.HOURS).put("maxItems", HourOfWeek.HOURS);
      return hours.set("items", typed("number").put("minimum", 0));
    } else if (raw == WeekHours.class) {
      return typed("array").set("items", typed("string").put("pattern", WeekHours.FORM));
    } else if (raw.isEnum()) {
      return names(raw);
    } else if (raw.isRecord() || raw.isAnnotationPresent(JsonSubTypes.class)) {
      return reference(raw);
    }
    return scalar(raw);
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == int.class || type == Integer.class || type == long.class) {
      return typed("integer");
    } else if (type == double.class || type == Double.class) {
      return typed("number");
    } else if (type == boolean.class) {
      return typed("boolean");
    } else if (type == Duration.class) {
      return typed("string").put("pattern", "^P[0-9DTHMS.]+$");
    } else if (type == LocalDateTime.class) {
      return typed("string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    } else if (type == LocalTime.class) {
      return typed("string").put("pattern", "^[0-9]{2}:[0-9]{2}");
    } else if (type == String.class || type == ZoneId.class) {
      return typed("string");
    }
    throw new IllegalStateException("No schema is known for this type (" + type + ").");
  }

  private ObjectNode map(Type key, Type value) {
    ObjectNode schema = typed("object");
    if (key instanceof Class<?> names && names.isEnum()) {
      schema.set("propertyNames", names(names));
    }
    return schema.set("additionalProperties", of(value));
  }

  private ObjectNode reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, NODES.objectNode()); // Holds the place, should it refer to itself.
      definitions.put(name, type.isRecord() ? record(type) : choice(type));
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode choice(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode choices = schema.putArray("oneOf");
    for (JsonSubTypes.Type choice : type.getAnnotation(JsonSubTypes.class).value()) {
      ObjectNode one = record(choice.value());
      ((ObjectNode) one.get("properties")).putObject("what").put("const", choice.name());
      ((ArrayNode) one.get("required")).add("what");
      choices.add(one);
    }
    return schema;
  }

  private static ObjectNode names(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode names = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      names.add(ScenarioMapper.written(constant));
    }
    return schema;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
