package io.fixfirst.actors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes sets and maps whose iteration order means nothing ({@code Set.of}, {@code HashMap}, ...)
 * sorted; those with an order of their own keep it.
 */
final class SortedWhenUnordered extends BeanSerializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonSerializer<?> modifyCollectionSerializer(
      SerializationConfig config,
      CollectionType type,
      BeanDescription bean,
      JsonSerializer<?> serializer) {
    return Set.class.isAssignableFrom(type.getRawClass()) ? new Sorting(serializer) : serializer;
  }

  @Override
  public JsonSerializer<?> modifyMapSerializer(
      SerializationConfig config,
      MapType type,
      BeanDescription bean,
      JsonSerializer<?> serializer) {
    return new Sorting(serializer);
  }

  private static Object sorted(Object value) {
    return switch (value) {
      case Set<?> set when isUnordered(set, HashSet.class) ->
          set.stream().sorted(ORDER).collect(Collectors.toCollection(LinkedHashSet::new));
      case Map<?, ?> map when isUnordered(map, HashMap.class) -> {
        Map<Object, Object> ordered = new LinkedHashMap<>();
        map.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(ORDER))
            .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        yield ordered;
      }
      default -> value;
    };
  }

  private static boolean isUnordered(Object value, Class<?> hashed) {
    Class<?> type = value.getClass();
    return type == hashed || type.getName().startsWith("java.util.ImmutableCollections$");
  }

  /** By nature where they have an order, else by their text. */
  private static final Comparator<Object> ORDER =
      (left, right) ->
          left instanceof Comparable<?> && left.getClass() == right.getClass()
              ? compare(left, right)
              : left.toString().compareTo(right.toString());

  @SuppressWarnings("unchecked") // Both are of one class, which is comparable.
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static final class Sorting extends JsonSerializer<Object>
      implements ContextualSerializer {

    private final JsonSerializer<Object> inner;

    @SuppressWarnings("unchecked") // It is given what it is for: sorting changes no type.
    Sorting(JsonSerializer<?> inner) {
      this.inner = (JsonSerializer<Object>) inner;
    }

    @Override
    public JsonSerializer<?> createContextual(
        SerializerProvider provider, @Nullable BeanProperty property) throws JsonMappingException {
      JsonSerializer<?> contextual =
          inner instanceof ContextualSerializer open
              ? open.createContextual(provider, property)
              : inner;
      return contextual == inner ? this : new Sorting(contextual);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      inner.serialize(sorted(value), json, provider);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
      return inner.isEmpty(provider, value);
    }
  }
}
