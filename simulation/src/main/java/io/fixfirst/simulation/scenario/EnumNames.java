package io.fixfirst.simulation.scenario;

import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/** How constants are written in a file: {@code earliest-deadline}. */
final class EnumNames {

  private EnumNames() {}

  /** {@return how an enumeration's constant is written} */
  static String written(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return how a kind of a sealed type is written: {@code DeviceFails} is device-fails} */
  static String written(Class<?> kind) {
    return kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the constant that is written so}
   *
   * @throws IllegalArgumentException if there is none, with a sentence that says which there are
   */
  static Object constant(Class<?> type, String text) {
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
}
