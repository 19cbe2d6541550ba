package io.fixfirst.control.crash;

/** How much of it: the short form each time, the long one with {@code -Dlong}. */
final class Form {

  private Form() {}

  static boolean isLong() {
    return System.getProperty("long") != null;
  }

  static int of(int quick, int thorough) {
    return isLong() ? thorough : quick;
  }
}
