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

  /** How values of a class are folded; found by the class, which is faster than asking in turn. */
  private interface Way {
    long of(Fold fold, Object value);
  }

  private static final ClassValue<Way> WAYS =
      new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
          return way(type);
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
    return value == null ? NOTHING : WAYS.get(value.getClass()).of(this, value);
  }

  private static Way way(Class<?> type) {
    if (type == String.class) {
      return (_, value) -> text((String) value);
    }
    if (type == Instant.class) {
      return (_, value) -> time(((Instant) value).getEpochSecond(), ((Instant) value).getNano());
    }
    if (type == Duration.class) {
      return (_, value) -> time(((Duration) value).getSeconds(), ((Duration) value).getNano() + 1L);
    }
    if (type.isRecord()) {
      return new Components(type);
    }
    if (Enum.class.isAssignableFrom(type)) {
      return (_, value) -> mix(text(((Enum<?>) value).name()), 3);
    }
    if (List.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.list((List<?>) value);
    }
    if (Map.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.map((Map<?, ?>) value);
    }
    if (Set.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.unordered((Set<?>) value);
    }
    if (type == Long.class || type == Integer.class) {
      return (_, value) -> mix(SEED, ((Number) value).longValue());
    }
    if (type == Double.class) {
      return (_, value) -> mix(SEED, Double.doubleToLongBits((Double) value));
    }
    if (type == Boolean.class) {
      return (_, value) -> mix(SEED, (Boolean) value ? 1 : 2);
    }
    long name = text(type.getName());
    return (_, value) -> mix(name, text(value.toString()));
  }

  private static long text(String text) {
    return mix(SEED + text.length(), text.hashCode());
  }

  private static long time(long seconds, long nanos) {
    return mix(mix(SEED, seconds), nanos);
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

  /** A class of records: its components, each read by an accessor made once. */
  private static final class Components implements Way {
    private final long name;
    private final Way[] readers;

    Components(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      this.name = text(type.getName());
      this.readers = new Way[components.length];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = reader(type, components[i]);
      }
    }

    @Override
    public long of(Fold fold, Object value) {
      if (readers.length <= LARGE) {
        return folded(fold, value);
      }
      Long known = fold.remembered.get(value);
      if (known != null) {
        return known;
      }
      long hash = folded(fold, value);
      fold.remembered.put(value, hash);
      return hash;
    }

    private long folded(Fold fold, Object value) {
      long hash = name;
      for (Way reader : readers) {
        hash = mix(hash, reader.of(fold, value));
      }
      return hash;
    }

    @SuppressWarnings("unchecked")
    private static Way reader(Class<?> owner, RecordComponent component) {
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
      if (!type.isRecord() && type != String.class && type != Instant.class) {
        return (fold, record) -> fold.of(get.apply(record));
      }
      Way way = WAYS.get(type); // Of a final class, so nothing else can come.
      return (fold, record) -> {
        Object value = get.apply(record);
        return value == null ? NOTHING : way.of(fold, value);
      };
    }

    private static Object function(
        Class<?> owner, RecordComponent component, Class<?> kind, String method, Class<?> result) {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle accessor = lookup.unreflect(component.getAccessor());
        Class<?> type = component.getType();
        CallSite site =
            LambdaMetafactory.metafactory(
                lookup,
                method,
                MethodType.methodType(kind),
                MethodType.methodType(result, Object.class),
                accessor,
                MethodType.methodType(
                    result == Object.class ? MethodType.methodType(type).wrap().returnType() : type,
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
