package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

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
    ObjectNode file = typed("string");
    ArrayNode files = ((ObjectNode) root.get("properties")).putObject("include").putArray("anyOf");
    files.add(file).add(typed("array").set("items", file));
    // Whoever includes a file may leave everything to it.
    ObjectNode includes = root.putObject("if");
    includes.putArray("required").add("include");
    root.putObject("then");
    root.putObject("else").set("required", root.remove("required"));
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
      ObjectNode value = of(component.getGenericType());
      Default left = component.getAnnotation(Default.class);
      boolean nullable = RecordTypes.isNullable(component);
      properties.set(component.getName(), left != null || nullable ? orNothing(value) : value);
      if (left == null && !nullable) {
        required.add(component.getName());
      }
    }
    schema.set("required", required);
    return schema;
  }

  /** An empty value counts as left out. */
  private static ObjectNode orNothing(ObjectNode value) {
    ObjectNode schema = NODES.objectNode();
    schema.putArray("anyOf").add(value).add(typed("null"));
    return schema;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return Collection.class.isAssignableFrom((Class<?>) generic.getRawType())
          ? list(arguments[0])
          : map(arguments[0], arguments[1]);
    }
    Class<?> raw = (Class<?>) type;
    Scalar scalar = Scalar.of(raw);
    if (scalar != null) {
      return scalar(scalar);
    } else if (raw == HourOfWeek.class) {
      return hours();
    } else if (raw == Profile.class) {
      return either(typed("string"), hours());
    } else if (raw == WeekHours.class) {
      ObjectNode lines = typed("array");
      return either(
          NODES.objectNode().put("const", "always"),
          lines.set("items", typed("string").put("pattern", WeekHours.FORM)));
    } else if (raw.isEnum()) {
      return names(raw);
    }
    return reference(raw);
  }

  private static ObjectNode hours() {
    ObjectNode hours = typed("array");
    hours.put("minItems", HourOfWeek.HOURS).put("maxItems", HourOfWeek.HOURS);
    return hours.set("items", typed("number").put("minimum", 0));
  }

  private static ObjectNode scalar(Scalar scalar) {
    ObjectNode schema = typed(scalar.schema());
    return scalar.pattern() == null ? schema : schema.put("pattern", scalar.pattern());
  }

  private ObjectNode list(Type item) {
    ObjectNode items = typed("array").set("items", of(item));
    return item instanceof Class<?> type && type.isRecord() && Scalar.of(type) == null
        ? either(items, of(item))
        : items;
  }

  private ObjectNode map(Type key, Type value) {
    ObjectNode schema = typed("object");
    if (key instanceof Class<?> names && names.isEnum()) {
      schema.set("propertyNames", names(names));
    } else if (key == Integer.class) {
      schema.putObject("propertyNames").put("pattern", "^[0-9]+$");
    }
    return schema.set("additionalProperties", of(value));
  }

  private ObjectNode reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, NODES.objectNode()); // Holds the place, should it refer to itself.
      definitions.put(name, definition(type));
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode definition(Class<?> type) {
    Choice choice = type.getAnnotation(Choice.class);
    if (choice != null) {
      return choice(type, choice);
    } else if (type.isSealed()) {
      return kinds(type);
    }
    Shorthand shorthand = type.getAnnotation(Shorthand.class);
    return shorthand == null
        ? record(type)
        : either(component(type, shorthand.value()), record(type));
  }

  private ObjectNode choice(Class<?> type, Choice choice) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode choices = schema.putArray("anyOf");
    choices.add(typed("number").put("minimum", 0));
    if (choice.plain() != type) {
      choices.add(reference(choice.plain()));
    }
    for (Map.Entry<String, Class<?>> kind : RecordTypes.kinds(type).entrySet()) {
      ObjectNode named = typed("object").put("additionalProperties", false);
      named.putObject("properties").set(kind.getKey(), reference(kind.getValue()));
      named.putArray("required").add(kind.getKey());
      choices.add(named);
    }
    return schema;
  }

  private ObjectNode kinds(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode choices = schema.putArray("oneOf");
    for (Map.Entry<String, Class<?>> kind : RecordTypes.kinds(type).entrySet()) {
      ObjectNode one = record(kind.getValue());
      ((ObjectNode) one.get("properties")).putObject("what").put("const", kind.getKey());
      ((ArrayNode) one.get("required")).add("what");
      choices.add(one);
    }
    return schema;
  }

  private ObjectNode component(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return of(component.getGenericType());
      }
    }
    throw new IllegalStateException(
        "The record has no such component (" + type + ", " + name + ").");
  }

  private static ObjectNode either(ObjectNode one, ObjectNode other) {
    ObjectNode schema = NODES.objectNode();
    schema.putArray("anyOf").add(one).add(other);
    return schema;
  }

  private static ObjectNode names(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode names = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      names.add(EnumNames.written(constant));
    }
    return schema;
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
