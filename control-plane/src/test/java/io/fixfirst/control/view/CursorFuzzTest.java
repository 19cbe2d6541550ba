package io.fixfirst.control.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fixfirst.control.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** A cursor that somebody has made up is refused, and nothing else happens. */
class CursorFuzzTest {

  @Test
  void made_up_cursors() {
    Fuzz.of(
            new Cursor("opened", "2026-03-09T08:00:00Z", "kolding-1").text(),
            new Cursor("opened", "", "").text(),
            "bm90IGEgY3Vyc29y")
        .all(input -> Cursor.parse(new String(input, UTF_8), "opened"));
  }
}
