package io.fixfirst.control.http;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas of requests and answers, made from their records. */
final class Schemas {

  private final SchemaBuilder builder;

  Schemas() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Json.get(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .with(new JacksonModule());
    config
        .forFields()
        .withRequiredCheck(Schemas::isRequired)
        .withDescriptionResolver(
            field -> said(field.getAnnotationConsideringFieldAndGetter(Doc.class)))
        .withInstanceAttributeOverride(Schemas::describe);
    config
        .forTypesInGeneral()
        .withDescriptionResolver(
            scope -> said(scope.getType().getErasedType().getAnnotation(Doc.class)))
        .withCustomDefinitionProvider(Schemas::definition)
        .withDefinitionNamingStrategy((key, _) -> name(key.getType()));
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** {@return a reference to the schema of a type} */
  JsonNode of(Type type) {
    return builder.createSchemaReference(type);
  }

  /** {@return the schemas that were referred to, by name} */
  ObjectNode collected() {
    return builder.collectDefinitions("components/schemas");
  }

  private static boolean isRequired(FieldScope field) {
    return field.getRawMember().getType().isPrimitive()
        || !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable String said(@Nullable Doc doc) {
    return doc == null ? null : doc.value();
  }

  private static void describe(
      ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
    Doc doc = field.getAnnotationConsideringFieldAndGetter(Doc.class);
    Class<?> type = field.getType().getErasedType();
    if (doc != null && !doc.example().isEmpty()) {
      ArrayNode examples = schema.putArray("examples");
      if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
        examples.add(Double.parseDouble(doc.example()));
      } else {
        examples.add(doc.example());
      }
    }
    if (doc != null && type == String.class && field.getName() != null) {
      schema.put("maxLength", doc.max());
    }
  }

  private static @Nullable CustomDefinition definition(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    if (raw.isEnum()) {
      ArrayNode values = schema.put("type", "string").putArray("enum");
      for (Object value : raw.getEnumConstants()) {
        values.add(Json.name((Enum<?>) value));
      }
    } else if (raw == Instant.class) {
      schema.put("type", "string").put("format", "date-time");
    } else if (raw == Duration.class) {
      schema.put("type", "string").put("format", "duration");
    } else if (raw == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (raw == LocalTime.class) {
      schema.put("type", "string").put("format", "time");
    } else if (!JsonNode.class.isAssignableFrom(raw)) {
      return null;
    }
    return new CustomDefinition(schema, true);
  }

  /** Parts of a record are named for it too: there are several kinds of AlarmPart. */
  private static String name(ResolvedType type) {
    Class<?> raw = type.getErasedType();
    Class<?> outer = raw.getEnclosingClass();
    return outer != null && outer.isRecord()
        ? outer.getSimpleName() + raw.getSimpleName()
        : raw.getSimpleName();
  }
}
