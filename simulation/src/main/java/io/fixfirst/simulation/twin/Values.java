package io.fixfirst.simulation.twin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two values differ first, by the names of their parts. */
final class Values {

  private Values() {}

  /**
   * {@return the first difference in words, {@code moves[1].due: a and b}; null if there is none}
   *
   * @param tolerance by which two instants, or two durations, may differ
   */
  static @Nullable String difference(
      @Nullable Object one, @Nullable Object other, Duration tolerance) {
    return difference("", one, other, tolerance);
  }

  private static @Nullable String difference(
      String path, @Nullable Object one, @Nullable Object other, Duration tolerance) {
    if (Objects.equals(one, other)) {
      return null;
    }
    if (one instanceof Instant a && other instanceof Instant b) {
      return within(Duration.between(a, b), tolerance) ? null : words(path, a, b);
    }
    if (one instanceof Duration a && other instanceof Duration b) {
      return within(a.minus(b), tolerance) ? null : words(path, a, b);
    }
    if (one instanceof Record a && other instanceof Record b && a.getClass() == b.getClass()) {
      return parts(path, a, b, tolerance);
    }
    if (one instanceof List<?> a && other instanceof List<?> b && a.size() == b.size()) {
      return elements(path, a, b, tolerance);
    }
    return words(path, one, other);
  }

  private static @Nullable String parts(String path, Record a, Record b, Duration tolerance) {
    String before = path.isEmpty() ? "" : path + ".";
    for (RecordComponent part : a.getClass().getRecordComponents()) {
      String found = difference(before + part.getName(), value(part, a), value(part, b), tolerance);
      if (found != null) {
        return found;
      }
    }
    return null; // Its parts are as good as equal.
  }

  private static @Nullable String elements(String path, List<?> a, List<?> b, Duration tolerance) {
    for (int i = 0; i < a.size(); i++) {
      String found = difference(path + "[" + i + "]", a.get(i), b.get(i), tolerance);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean within(Duration difference, Duration tolerance) {
    return difference.abs().compareTo(tolerance) <= 0;
  }

  private static String words(String path, @Nullable Object one, @Nullable Object other) {
    return (path.isEmpty() ? "" : path + ": ") + one + " and " + other;
  }

  private static @Nullable Object value(RecordComponent part, Record of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record cannot be read (" + of + ").", e);
    }
  }
}
