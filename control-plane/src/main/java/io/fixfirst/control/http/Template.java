package io.fixfirst.control.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of an operation, {@code /api/v1/incidents/{id}/timeline}.
 *
 * @param text as written, without a slash at the end
 * @param segments between the slashes; a variable keeps its braces
 */
public record Template(String text, List<String> segments) {

  /** {@return the template that the text says} */
  public static Template of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash (was \"" + text + "\").");
    }
    return new Template(text, text.equals("/") ? List.of() : List.of(text.substring(1).split("/")));
  }

  /** {@return the names of its variables, in order} */
  public List<String> variables() {
    List<String> names = new ArrayList<>();
    for (String segment : segments) {
      if (isVariable(segment)) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return names;
  }

  static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
