package io.fixfirst.actors.codec;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.IncidentId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types that are written as one text: ids, and any record with the single component {@code
 * String text}. An {@link EntityId} of unknown kind is written as {@code kind|text}.
 */
final class TextValues {

  private TextValues() {}

  /** How a value of a type becomes a text and comes back. */
  record Form(Function<Object, String> write, Function<String, Object> read) {}

  static @Nullable Form of(Class<?> type) {
    if (type == EntityId.class) {
      return new Form(id -> format((EntityId) id), TextValues::parse);
    }
    if (type == DeviceId.class) {
      return new Form(id -> ((EntityId) id).text(), DeviceId::parse);
    }
    if (type == IncidentId.class) {
      return new Form(id -> ((EntityId) id).text(), IncidentId::parse);
    }
    return isText(type) ? single(type) : null;
  }

  /** {@return {@code kind|text}} */
  static String format(EntityId id) {
    return id.kind().storedName() + "|" + id.text();
  }

  /** {@return the id that {@code kind|text} names} */
  static EntityId parse(String text) {
    int bar = text.indexOf('|');
    for (EntityKind kind : EntityKind.values()) {
      if (bar == kind.storedName().length() && text.startsWith(kind.storedName())) {
        return kind.id(text.substring(bar + 1));
      }
    }
    throw new IllegalArgumentException("No kind of entity has this id (" + text + ").");
  }

  private static boolean isText(Class<?> type) {
    if (!type.isRecord()) {
      return false;
    }
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1
        && components[0].getType() == String.class
        && components[0].getName().equals("text");
  }

  private static Form single(Class<?> type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle make =
          lookup.findConstructor(type, MethodType.methodType(void.class, String.class));
      MethodHandle text = lookup.findVirtual(type, "text", MethodType.methodType(String.class));
      return new Form(value -> (String) call(text, value), value -> call(make, value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record (" + type.getName() + ").", e);
    }
  }

  private static Object call(MethodHandle handle, Object argument) {
    try {
      return handle.invoke(argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
