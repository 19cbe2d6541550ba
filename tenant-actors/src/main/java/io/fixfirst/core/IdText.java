package io.fixfirst.core;

import java.util.regex.Pattern;

/** The forms that ids may have; what does not match is refused where it comes in. */
final class IdText {

  static final Pattern SLUG = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");
  static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._:@-]{0,119}");

  private IdText() {}

  static void require(String what, String text, Pattern form, String expected) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A " + what + " id is " + expected + ", without \"..\" (was \"" + text + "\").");
    }
  }
}
