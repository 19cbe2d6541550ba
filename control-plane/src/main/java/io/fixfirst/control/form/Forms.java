package io.fixfirst.control.form;

import io.fixfirst.control.http.Problems;
import java.util.function.Supplier;

/** Turns what the core's records refuse into a problem document. */
public final class Forms {

  private Forms() {}

  /**
   * {@return the core's record of a form}
   *
   * @param field that is being turned
   */
  public static <T> T toCore(String field, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(field, String.valueOf(e.getMessage())).raise();
    }
  }
}
