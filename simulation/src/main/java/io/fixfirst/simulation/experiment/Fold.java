package io.fixfirst.simulation.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
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

  /** So many of what was met last are found by their identity alone. */
  private static final int PLACES = 256;

  /** How values of a class are folded; found by the class, which is faster than asking in turn. */
  interface Way {
    long of(Fold fold, Object value);
  }

  private static final ClassValue<Way> WAYS =
      new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
          return way(type);
        }
      };

  /** The latest class of each place, and how its values are folded. */
  private final @Nullable Class<?>[] types = new Class<?>[PLACES];

  private final @Nullable Way[] ways = new Way[PLACES];
  private final Remembered remembered = new Remembered();

  /** Mixes another value into a hash. */
  static long mix(long hash, long value) {
    long mixed = (hash ^ value) * FACTOR;
    return mixed ^ (mixed >>> 32);
  }

  /** {@return the hash of a value} */
  long of(@Nullable Object value) {
    return value == null ? NOTHING : wayFor(value.getClass()).of(this, value);
  }

  /** As {@link #wayOf}, by two reads where that takes a dozen: it is asked for every event. */
  private Way wayFor(Class<?> type) {
    int place = type.hashCode() & PLACES - 1;
    if (types[place] != type) {
      types[place] = type;
      ways[place] = wayOf(type);
    }
    return Objects.requireNonNull(ways[place]);
  }

  static Way wayOf(Class<?> type) {
    return WAYS.get(type);
  }

  private static Way way(Class<?> type) {
    if (type == String.class) {
      return (_, value) -> ofText((String) value);
    }
    if (type == Instant.class) {
      return (_, value) -> ofTime((Instant) value);
    }
    if (type == Duration.class) {
      return (_, value) -> ofLength((Duration) value);
    }
    if (type.isRecord()) {
      Way way = RecordFold.of(type, ofText(type.getName()));
      return type.getRecordComponents().length <= LARGE
          ? way
          : (fold, value) -> fold.remembered.of(way, fold, value);
    }
    if (Enum.class.isAssignableFrom(type)) {
      return (_, value) -> ofName((Enum<?>) value);
    }
    if (List.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.ofList((List<?>) value);
    }
    if (Map.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.map((Map<?, ?>) value);
    }
    if (Set.class.isAssignableFrom(type)) {
      return (fold, value) -> fold.unordered((Set<?>) value);
    }
    if (type == Long.class || type == Integer.class) {
      return (_, value) -> ofNumber(((Number) value).longValue());
    }
    if (type == Double.class) {
      return (_, value) -> ofFraction((Double) value);
    }
    if (type == Boolean.class) {
      return (_, value) -> ofTruth((Boolean) value);
    }
    long name = ofText(type.getName());
    return (_, value) -> mix(name, ofText(value.toString()));
  }

  // What code that is made for a class of records calls, by the components' declared types.

  static long of(Fold fold, @Nullable Object value, Way way) {
    return value == null ? NOTHING : way.of(fold, value);
  }

  static long ofNumber(long number) {
    return mix(SEED, number);
  }

  static long ofFraction(double number) {
    return mix(SEED, Double.doubleToLongBits(number));
  }

  static long ofTruth(boolean truth) {
    return mix(SEED, truth ? 1 : 2);
  }

  static long ofText(@Nullable String text) {
    return text == null ? NOTHING : mix(SEED + text.length(), text.hashCode());
  }

  static long ofName(@Nullable Enum<?> constant) {
    return constant == null ? NOTHING : mix(ofText(constant.name()), 3);
  }

  static long ofTime(@Nullable Instant time) {
    return time == null ? NOTHING : seconds(time.getEpochSecond(), time.getNano());
  }

  static long ofLength(@Nullable Duration length) {
    return length == null ? NOTHING : seconds(length.getSeconds(), length.getNano() + 1L);
  }

  private static long seconds(long seconds, long nanos) {
    return mix(mix(SEED, seconds), nanos);
  }

  long ofList(@Nullable List<?> list) {
    if (list == null) {
      return NOTHING;
    }
    long hash = SEED;
    if (list instanceof RandomAccess) {
      Class<?> last = null;
      Way way = null;
      for (int i = 0; i < list.size(); i++) {
        Object value = list.get(i);
        if (value == null) {
          hash = mix(hash, NOTHING);
          continue;
        }
        if (way == null || value.getClass() != last) { // Mostly they are all of one class.
          last = value.getClass();
          way = wayFor(last);
        }
        hash = mix(hash, way.of(this, value));
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

  /** A few large objects and their hashes, the latest of each place; found by identity alone. */
  private static final class Remembered {
    private final @Nullable Object[] objects = new Object[PLACES];
    private final long[] hashes = new long[PLACES];

    long of(Way way, Fold fold, Object object) {
      int place = place(object);
      if (objects[place] != object) {
        hashes[place] = way.of(fold, object);
        objects[place] = object;
      }
      return hashes[place];
    }

    private static int place(Object object) {
      return System.identityHashCode(object) & PLACES - 1;
    }
  }
}
