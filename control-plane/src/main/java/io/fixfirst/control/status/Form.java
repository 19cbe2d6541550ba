package io.fixfirst.control.status;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a browser sends from a form: names and values, the last of each name. */
record Form(Map<String, String> values) {

  /** {@return the form that a body of {@code application/x-www-form-urlencoded} says} */
  static Form of(byte[] body) {
    Map<String, String> values = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        values.put(decode(pair.substring(0, equal)), decode(pair.substring(equal + 1)));
      }
    }
    return new Form(values);
  }

  /** {@return the value of a field without space around it; empty where there is none} */
  String get(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // Broken escapes are shown as they came.
    }
  }
}
