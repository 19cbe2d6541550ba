package io.fixfirst.core.incident;

import io.fixfirst.core.Rejection;
import org.jspecify.annotations.Nullable;

/** Refuses texts that say nothing, or too much. */
final class Texts {

  private Texts() {}

  /**
   * {@return why these texts are not taken: pairs of a field's name and its text; null if they are}
   */
  static @Nullable Rejection problem(String... fieldsAndTexts) {
    for (int index = 0; index < fieldsAndTexts.length; index += 2) {
      Rejection problem = problem(fieldsAndTexts[index], fieldsAndTexts[index + 1]);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable Rejection problem(String field, String text) {
    if (text.isBlank()) {
      return Rejection.invalid("incident.empty-text", "The " + field + " is empty.");
    }
    return tooLong(field, text);
  }

  /** {@return why this text is not taken, which may be empty or absent; null if it is} */
  static @Nullable Rejection tooLong(String field, @Nullable String text) {
    if (text != null && text.length() > IncidentRules.TEXT_MAX) {
      return Rejection.invalid(
          "incident.text-too-long",
          "The "
              + field
              + " has at most "
              + IncidentRules.TEXT_MAX
              + " characters (has "
              + text.length()
              + ").");
    }
    return null;
  }
}
