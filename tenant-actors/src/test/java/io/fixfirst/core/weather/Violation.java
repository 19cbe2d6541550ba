package io.fixfirst.core.weather;

/** A rule that all entities together must keep, and that was broken. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1;

  Violation(String message) {
    super(message);
  }

  Violation(String message, Throwable cause) {
    super(message, cause);
  }

  /** Breaks off unless it holds. */
  static void unless(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new Violation(message.formatted(values));
    }
  }
}
