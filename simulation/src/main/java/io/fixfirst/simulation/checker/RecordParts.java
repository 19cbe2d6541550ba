package io.fixfirst.simulation.checker;

import io.fixfirst.core.EntityId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The components of records that may hold a tenant's, device's or incident's id somewhere inside,
 * going by their declared types: most components of most events are passed by without being read.
 */
final class RecordParts {

  /** A component, to be read from a record. */
  static final class Part {
    private final MethodHandle read;

    Part(MethodHandle read) {
      this.read = read;
    }

    /** {@return what that record holds in it} */
    Object of(Record one) {
      try {
        return read.invokeExact(one);
      } catch (Throwable e) {
        throw new IllegalStateException("A record can be read (" + one + ").", e);
      }
    }
  }

  private final ClassValue<Part[]> parts =
      new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> kind) {
          return read(kind);
        }
      };

  /** {@return the components of that record that may hold an id} */
  Part[] of(Class<?> kind) {
    return parts.get(kind);
  }

  private static Part[] read(Class<?> kind) {
    List<Part> found = new ArrayList<>();
    for (RecordComponent component : kind.getRecordComponents()) {
      if (!ofTheProvider(component) && mayHold(component.getGenericType(), new LinkedHashSet<>())) {
        found.add(new Part(handle(component)));
      }
    }
    return found.toArray(new Part[0]);
  }

  private static MethodHandle handle(RecordComponent component) {
    try {
      return MethodHandles.publicLookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Record.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("A record can be read (" + component + ").", e);
    }
  }

  private static boolean mayHold(Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return false;
    }
    return switch (type) {
      case Class<?> kind -> kindMayHold(kind, seen);
      case ParameterizedType many -> {
        for (Type argument : many.getActualTypeArguments()) {
          if (mayHold(argument, seen)) {
            yield true;
          }
        }
        yield !isCollection(many.getRawType()) && mayHold(many.getRawType(), seen);
      }
      case WildcardType wild -> mayHold(wild.getUpperBounds()[0], seen);
      default -> true;
    };
  }

  private static boolean kindMayHold(Class<?> kind, Set<Type> seen) {
    if (EntityId.class.isAssignableFrom(kind)) {
      return true;
    }
    if (kind.isRecord()) {
      for (RecordComponent component : kind.getRecordComponents()) {
        if (!ofTheProvider(component) && mayHold(component.getGenericType(), seen)) {
          return true;
        }
      }
      return false;
    }
    if (kind.isSealed()) {
      for (Class<?> one : kind.getPermittedSubclasses()) {
        if (mayHold(one, seen)) {
          return true;
        }
      }
      return false;
    }
    boolean plain = kind.isPrimitive() || kind.isEnum() || kind.getName().startsWith("java.");
    return !plain || kind == Object.class;
  }

  private static boolean isCollection(Type raw) {
    return raw instanceof Class<?> kind
        && (Iterable.class.isAssignableFrom(kind) || Map.class.isAssignableFrom(kind));
  }

  /** What a core team's members left, and the P1 for which work was left. */
  private static boolean ofTheProvider(RecordComponent component) {
    String in = component.getDeclaringRecord().getSimpleName();
    return switch (component.getName()) {
      case "left" -> in.equals("CoreMember");
      case "major" -> in.equals("WorkSuspended") || in.equals("WorkReinstated");
      default -> false;
    };
  }
}
