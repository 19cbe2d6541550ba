package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How Jackson reads scenarios: whatever is not {@code Nullable} must be there, unknown keys are
 * refused, nothing is coerced, and names of an enumeration are written {@code earliest-deadline}.
 */
final class ScenarioMapper {

  static final ObjectMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .addModule(new JavaTimeModule())
          .addModule(enumNames())
          .annotationIntrospector(new RequiredUnlessNullable())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private ScenarioMapper() {}

  /** {@return the way to the field that the exception is about: names and indexes} */
  static List<Object> pathOf(JsonMappingException e) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        path.add(step.getFieldName());
      } else if (step.getIndex() >= 0) {
        path.add(step.getIndex());
      }
    }
    if (cause(e) instanceof ExpectationException expectation) {
      path.add(expectation.field());
    }
    if (e instanceof InvalidTypeIdException) {
      path.add("what");
    }
    return path;
  }

  /** {@return the record that misses a component; null for every other mistake} */
  static @Nullable Class<?> incomplete(JsonMappingException e) {
    return isMissing(e)
            && e.getPath().getLast().getFrom() instanceof Class<?> type
            && type.isRecord()
        ? type
        : null;
  }

  private static boolean isMissing(JsonMappingException e) {
    return !e.getPath().isEmpty()
        && e.getOriginalMessage().startsWith("Missing required creator property");
  }

  /** {@return the keys that a record has in a file} */
  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** {@return what was expected, as a sentence} */
  static String expectation(JsonMappingException e) {
    Throwable cause = cause(e);
    if (cause instanceof IllegalArgumentException) {
      return Objects.requireNonNullElse(cause.getMessage(), "expected something else");
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      List<String> names = known == null ? List.of() : known.stream().map(String::valueOf).toList();
      return unknownKey(unknown.getPropertyName(), names);
    }
    if (e instanceof InvalidTypeIdException) {
      return "expected a known kind of event (" + e.getOriginalMessage() + ")";
    }
    if (e instanceof MismatchedInputException mismatch) {
      String message = e.getOriginalMessage();
      if (isMissing(e) || e instanceof InvalidNullException) {
        return "expected a value: this key is required";
      }
      Class<?> type = mismatch.getTargetType();
      if (type != null) {
        return "expected " + words(type) + " (" + firstSentence(message) + ")";
      }
    }
    return firstSentence(e.getOriginalMessage());
  }

  /** {@return what to say of a key that nothing knows} */
  static String unknownKey(String key, Collection<String> known) {
    return "expected no such key: " + Nearest.advice(key, known);
  }

  private static @Nullable Throwable cause(JsonMappingException e) {
    Throwable cause = e.getCause();
    while (cause != null && cause.getCause() != null && cause != cause.getCause()) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String words(Class<?> type) {
    if (type == int.class || type == Integer.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class || type == Double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == String.class) {
      return "a text";
    } else if (type == Duration.class) {
      return "a duration like PT15M or P14D";
    } else if (type == LocalDateTime.class) {
      return "a local time like 2026-03-09T08:50";
    } else if (type == LocalTime.class) {
      return "a time of day like \"22:00\"";
    } else if (ZoneId.class.isAssignableFrom(type)) {
      return "a time zone like Europe/Copenhagen";
    } else if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    } else if (type.isRecord()) {
      return "a mapping with the keys " + String.join(", ", keys(type));
    } else if (Map.class.isAssignableFrom(type)) {
      return "a mapping";
    }
    return "something else";
  }

  /** A record's component is required unless it is marked {@code Nullable}. */
  private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
      Boolean nullable = nullable(member);
      return nullable == null ? super.hasRequiredMarker(member) : Boolean.valueOf(!nullable);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
      return annotated instanceof AnnotatedMember member && Boolean.FALSE.equals(nullable(member))
          ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
          : super.findSetterInfo(annotated);
    }

    /** {@return whether a record's component may be null; null for what is no such component} */
    private static @Nullable Boolean nullable(AnnotatedMember member) {
      RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
      if (components != null
          && member instanceof AnnotatedParameter parameter
          && parameter.getOwner().getParameterCount() == components.length) {
        return components[parameter.getIndex()]
            .getAnnotatedType()
            .isAnnotationPresent(Nullable.class);
      }
      return null;
    }
  }

  private static SimpleModule enumNames() {
    SimpleModule module = new SimpleModule("enum-names");
    module.setDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1;

          @Override
          public JsonDeserializer<?> modifyEnumDeserializer(
              DeserializationConfig config,
              JavaType type,
              BeanDescription description,
              JsonDeserializer<?> standard) {
            return new EnumName(type.getRawClass());
          }

          @Override
          public KeyDeserializer modifyKeyDeserializer(
              DeserializationConfig config, JavaType type, KeyDeserializer standard) {
            return type.isEnumType() ? new EnumKey(type.getRawClass()) : standard;
          }
        });
    return module;
  }

  /** {@return how an enumeration's constant is written in a file} */
  static String written(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object constant(Class<?> type, String text) {
    TreeSet<String> known = new TreeSet<>();
    for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
      if (written(constant).equals(text)) {
        return constant;
      }
      known.add(written(constant));
    }
    throw new IllegalArgumentException(
        "expected a known name (was \"" + text + "\"): " + Nearest.advice(text, known));
  }

  private static final class EnumName extends JsonDeserializer<Object> {
    private final Class<?> type;

    EnumName(Class<?> type) {
      this.type = type;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return constant(type, parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }

  private static final class EnumKey extends KeyDeserializer {
    private final Class<?> type;

    EnumKey(Class<?> type) {
      this.type = type;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      try {
        return constant(type, key);
      } catch (IllegalArgumentException e) {
        JsonMappingException refused = JsonMappingException.from(context, e.getMessage(), e);
        refused.prependPath(type, key);
        throw refused;
      }
    }
  }
}
