package io.fixfirst.simulation.scenario;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the declaration of a record says about how it is written in a file. */
final class RecordTypes {

  private RecordTypes() {}

  /** {@return the keys that a record has in a file} */
  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** {@return the kinds of a sealed type by the name that they have in a file} */
  static Map<String, Class<?>> kinds(Class<?> type) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    for (Class<?> kind : type.getPermittedSubclasses()) {
      kinds.put(EnumNames.written(kind), kind);
    }
    return kinds;
  }

  /** {@return whether a key may be left out or empty} */
  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** {@return whether it is one of the kinds of something, which a file names by {@code what}} */
  static boolean isKind(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)
        && !type.getInterfaces()[0].isAnnotationPresent(Choice.class);
  }

  /** {@return whether one of its keys is a mapping, and may be written without its name} */
  static boolean hasMapping(Class<?> type, String key) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(
            component ->
                component.getName().equals(key) && Map.class.isAssignableFrom(component.getType()));
  }

  /**
   * {@return a record with these components}
   *
   * @throws IllegalArgumentException if it refuses them
   */
  static Object make(Class<?> type, @Nullable Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("A record was not to be made (" + type + ").", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every record can be made (" + type + ").", e);
    }
  }
}
