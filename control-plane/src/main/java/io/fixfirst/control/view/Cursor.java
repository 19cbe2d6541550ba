package io.fixfirst.control.view;

import io.fixfirst.control.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended: the sort value and the id of its last element. Opaque to callers,
 * and no secret: what a caller may see is decided anew for every page.
 *
 * @param sort which order it belongs to
 */
record Cursor(String sort, String value, String id) {

  private static final String END = "\n";

  /** {@return the text that callers get} */
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(END, sort, value, id).getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the cursor that a caller sends back for the same order} */
  static Cursor parse(String text, String sort) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(END, 3);
      if (parts.length == 3 && parts[0].equals(sort)) {
        return new Cursor(parts[0], parts[1], parts[2]);
      }
    } catch (IllegalArgumentException _) {
      // Not Base64: refused as any other text that is no cursor of ours.
    }
    throw Problem.of(422, "cursor.unknown", "Unknown cursor", "This is no cursor of this list.")
        .advising("Ask for the first page without a cursor.")
        .raise();
  }
}
