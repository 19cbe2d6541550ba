package io.fixfirst.actors.codec;

import java.util.Locale;

/** Class names as stored names: {@code AlarmRaised} is {@code alarm-raised}. */
final class Kebab {

  private Kebab() {}

  static String of(Class<?> type) {
    StringBuilder text = new StringBuilder();
    for (char c : type.getSimpleName().toCharArray()) {
      if (Character.isUpperCase(c) && !text.isEmpty()) {
        text.append('-');
      }
      text.append(c);
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
