package io.fixfirst.core;

/**
 * The forms that ids may have; what does not match is refused where it comes in. Looked at letter
 * by letter: an id is made for each event that is read and each alarm that comes in.
 */
final class IdText {

  private static final int SLUG_MAX = 40;
  private static final int NAME_MAX = 120;

  private IdText() {}

  /** Demands lower-case letters, digits and single inner hyphens. */
  static void requireSlug(String what, String text, String expected) {
    require(isSlug(text), what, text, expected);
  }

  /** Demands letters, digits and {@code . _ : @ -}, without two points in a row. */
  static void requireName(String what, String text, String expected) {
    require(isName(text), what, text, expected);
  }

  private static void require(boolean fits, String what, String text, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          "A " + what + " id is " + expected + ", without \"..\" (was \"" + text + "\").");
    }
  }

  private static boolean isSlug(String text) {
    int length = text.length();
    if (length == 0 || length > SLUG_MAX) {
      return false;
    }
    boolean mayEnd = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean word = isLower(c) || isDigit(c);
      if (!word && (c != '-' || !mayEnd)) {
        return false;
      }
      mayEnd = word;
    }
    return mayEnd;
  }

  private static boolean isName(String text) {
    int length = text.length();
    if (length == 0 || length > NAME_MAX) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean word = isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
      boolean between = c == '.' || c == '_' || c == ':' || c == '@' || c == '-';
      if (!word && (!between || i == 0 || (c == '.' && text.charAt(i - 1) == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
