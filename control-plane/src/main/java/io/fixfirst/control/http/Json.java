package io.fixfirst.control.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.fixfirst.actors.codec.InstantModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published JSON: enums in lower case with hyphens, times and durations as ISO 8601, nulls left
 * out. What comes in is bound strictly: unknown fields are ignored, wrong types refused.
 */
public final class Json {

  /** No body says as much as an object without fields. */
  private static final byte[] EMPTY = {'{', '}'};

  private static final ObjectMapper MAPPER = mapper();
  private static final Map<Type, ObjectReader> READERS = new ConcurrentHashMap<>();

  private Json() {}

  /** {@return the mapper itself} */
  public static ObjectMapper get() {
    return MAPPER;
  }

  /** {@return the value as JSON} */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot be written (" + value.getClass().getName() + ").", e);
    }
  }

  /** {@return the name of an enum's value as published} */
  public static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return the request that the body says}
   *
   * @throws ProblemException where it is not JSON, or not what its type demands
   */
  public static Object request(byte[] body, Type type) {
    Object value = bind(body, type);
    List<Problem.FieldError> errors =
        value instanceof Record ? Shape.check(value) : checkAll(value);
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors).raise();
    }
    return value;
  }

  private static List<Problem.FieldError> checkAll(Object value) {
    if (value instanceof List<?> list) {
      for (Object one : list) {
        List<Problem.FieldError> errors =
            one == null
                ? List.of(new Problem.FieldError("[]", "is null"))
                : one instanceof Record ? Shape.check(one) : List.of();
        if (!errors.isEmpty()) {
          return errors;
        }
      }
    }
    return List.of();
  }

  private static Object bind(byte[] body, Type type) {
    try {
      Object value =
          READERS
              .computeIfAbsent(type, one -> MAPPER.readerFor(MAPPER.constructType(one)))
              .readValue(body.length == 0 ? EMPTY : body);
      if (value == null) {
        throw Problems.invalid("", "is null").raise();
      }
      return value;
    } catch (MismatchedInputException | ValueInstantiationException e) {
      if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
        throw Problems.malformed("There is something after the end.").raise();
      }
      throw Problems.invalid(path(e), expectation(e)).raise();
    } catch (JsonProcessingException e) {
      throw Problems.malformed(where(e)).raise();
    } catch (IOException e) { // Nothing is read from anywhere: it is no encoding of JSON.
      throw Problems.malformed(String.valueOf(e.getMessage())).raise();
    }
  }

  private static String where(JsonProcessingException e) {
    String sentence = Objects.requireNonNullElse(e.getOriginalMessage(), "Not JSON.");
    return e.getLocation() == null
        ? sentence
        : "Line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": "
            + sentence;
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String expectation(JsonMappingException e) {
    return switch (e) {
      case ValueInstantiationException _ when e.getCause() != null ->
          Objects.requireNonNullElse(e.getCause().getMessage(), "is not allowed");
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          "is not one of "
              + String.join(
                  ", ",
                  Arrays.stream(format.getTargetType().getEnumConstants())
                      .map(value -> name((Enum<?>) value))
                      .toList());
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          "is not " + words(mismatch.getTargetType());
      default -> "is not as expected";
    };
  }

  private static String words(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Instant" -> "a time like 2026-03-02T08:50:00Z";
      case "Duration" -> "a duration like PT15M";
      case "LocalDate" -> "a date like 2026-03-02";
      case "LocalTime" -> "a time of day like 08:00";
      case "ZoneId" -> "a time zone like Europe/Copenhagen";
      case "String" -> "a string";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "List", "ArrayList", "Set", "HashSet", "LinkedHashSet" -> "an array";
      default -> type.isRecord() ? "an object" : "as expected";
    };
  }

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder(
                JsonFactory.builder() // A buffer for each thread would be one for each request.
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .addModule(new ParameterNamesModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(50)
                .maxStringLength(1_000_000)
                .maxNumberLength(100)
                .build());
    mapper.setAnnotationIntrospector(
        com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair.create(
            mapper.getSerializationConfig().getAnnotationIntrospector(), new HyphenatedEnums()));
    return mapper;
  }

  /** Publishes {@code OFF_SHIFT} as {@code off-shift}. */
  private static final class HyphenatedEnums extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      for (int i = 0; i < values.length; i++) {
        if (names[i] == null) {
          names[i] = name(values[i]);
        }
      }
      return names;
    }
  }
}
