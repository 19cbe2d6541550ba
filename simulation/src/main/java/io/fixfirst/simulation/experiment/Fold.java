package io.fixfirst.simulation.experiment;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Folds values to 64 bits: records by their components in order, lists in order, sets and maps
 * whatever their order, texts, numbers, times and enums by what they are. The same on every machine
 * and in every JVM. How a record is read is worked out once for each class, not for each value.
 *
 * <p>What is large and the same object again and again, such as terms, is folded once and
 * remembered.
 */
final class Fold {

  private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
  private static final long FACTOR = 0xD6E8_FEB8_6659_FD93L;
  private static final long NOTHING = 0x6A09_E667_F3BC_C909L;

  /** Records of more components than this, which terms have, come as the same object again. */
  private static final int LARGE = 12;

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private final Remembered remembered = new Remembered();

  /** Mixes another value into a hash. */
  static long mix(long hash, long value) {
    long mixed = (hash ^ value) * FACTOR;
    return mixed ^ (mixed >>> 32);
  }

  /** {@return the hash of a value} */
  long of(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case String text -> text(text);
      case Instant instant -> mix(instant.getEpochSecond(), instant.getNano());
      case Duration duration -> mix(duration.getSeconds(), duration.getNano() + 1L);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Set<?> set -> unordered(set);
      case Enum<?> constant -> mix(text(constant.name()), 3);
      case Record record -> record(record);
      case Long number -> mix(SEED, number);
      case Integer number -> mix(SEED, number);
      case Double number -> mix(SEED, Double.doubleToLongBits(number));
      case Boolean flag -> mix(SEED, flag ? 1 : 2);
      default -> mix(text(value.getClass().getName()), text(value.toString()));
    };
  }

  private static long text(String text) {
    return mix(SEED + text.length(), text.hashCode());
  }

  private long list(List<?> list) {
    long hash = SEED;
    if (list instanceof RandomAccess) {
      for (int i = 0; i < list.size(); i++) {
        hash = mix(hash, of(list.get(i)));
      }
    } else {
      for (Object value : list) {
        hash = mix(hash, of(value));
      }
    }
    return mix(hash, list.size());
  }

  private long unordered(Collection<?> values) {
    long sum = values.size();
    for (Object value : values) {
      sum += of(value);
    }
    return mix(SEED, sum);
  }

  private long map(Map<?, ?> map) {
    long sum = map.size();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sum += mix(of(entry.getKey()), of(entry.getValue()));
    }
    return mix(SEED, sum);
  }

  private long record(Record value) {
    Shape shape = SHAPES.get(value.getClass());
    if (!shape.large) {
      return components(value, shape);
    }
    Long known = remembered.get(value);
    if (known != null) {
      return known;
    }
    long hash = components(value, shape);
    remembered.put(value, hash);
    return hash;
  }

  private long components(Record value, Shape shape) {
    long hash = shape.name;
    for (Reader reader : shape.readers) {
      hash = mix(hash, reader.read(this, value));
    }
    return hash;
  }

  /** Reads and folds one component. */
  private interface Reader {
    long read(Fold fold, Object record);
  }

  /** How a class of records is read. */
  private static final class Shape {
    final long name;
    final Reader[] readers;
    final boolean large;

    private Shape(long name, Reader[] readers) {
      this.name = name;
      this.readers = readers;
      this.large = readers.length > LARGE;
    }

    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Reader[] readers = new Reader[components.length];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = reader(type, components[i]);
      }
      return new Shape(text(type.getName()), readers);
    }

    @SuppressWarnings("unchecked")
    private static Reader reader(Class<?> owner, RecordComponent component) {
      Class<?> type = component.getType();
      if (type == long.class) {
        ToLongFunction<Object> get =
            (ToLongFunction<Object>)
                function(owner, component, ToLongFunction.class, "applyAsLong", long.class);
        return (_, record) -> mix(SEED, get.applyAsLong(record));
      }
      if (type == int.class) {
        ToIntFunction<Object> get =
            (ToIntFunction<Object>)
                function(owner, component, ToIntFunction.class, "applyAsInt", int.class);
        return (_, record) -> mix(SEED, get.applyAsInt(record));
      }
      if (type == double.class) {
        ToDoubleFunction<Object> get =
            (ToDoubleFunction<Object>)
                function(owner, component, ToDoubleFunction.class, "applyAsDouble", double.class);
        return (_, record) -> mix(SEED, Double.doubleToLongBits(get.applyAsDouble(record)));
      }
      Function<Object, @Nullable Object> get =
          (Function<Object, @Nullable Object>)
              function(owner, component, Function.class, "apply", Object.class);
      return (fold, record) -> fold.of(get.apply(record));
    }

    private static Object function(
        Class<?> owner, RecordComponent component, Class<?> kind, String method, Class<?> result) {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
        CallSite site =
            LambdaMetafactory.metafactory(
                lookup,
                method,
                MethodType.methodType(kind),
                MethodType.methodType(result, Object.class),
                accessor,
                MethodType.methodType(
                    component.getType().isPrimitive() && result == Object.class
                        ? MethodType.methodType(component.getType()).wrap().returnType()
                        : component.getType(),
                    owner));
        return site.getTarget().invoke();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(
            "A record cannot be read (" + owner.getName() + "). Maybe it is not public.", e);
      }
    }
  }

  /** A few large objects and their hashes, the latest of each place; found by identity alone. */
  private static final class Remembered {
    private static final int PLACES = 256;
    private final @Nullable Object[] objects = new Object[PLACES];
    private final long[] hashes = new long[PLACES];

    @Nullable Long get(Object object) {
      int place = place(object);
      return objects[place] == object ? hashes[place] : null;
    }

    void put(Object object, long hash) {
      int place = place(object);
      objects[place] = object;
      hashes[place] = hash;
    }

    private static int place(Object object) {
      return System.identityHashCode(object) & PLACES - 1;
    }
  }
}
