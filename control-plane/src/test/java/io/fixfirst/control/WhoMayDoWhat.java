package io.fixfirst.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The table of who may do what, as people have written it down. */
record WhoMayDoWhat(List<Row> rows) {

  /** Where an operation is done, which says what callers of some tenants get. */
  enum Where {
    TENANT,
    SENDER,
    PAGE,
    LIST,
    ONESELF,
    HOUSE,
    SIGNED,
    OPEN
  }

  /**
   * One operation.
   *
   * @param may the roles
   * @param absent whether what is asked for need not exist
   * @param body empty for none
   */
  record Row(
      String method, String path, Where where, boolean absent, Set<String> may, String body) {
    String name() {
      return method + " " + path;
    }
  }

  static WhoMayDoWhat read() {
    try (InputStream in =
            Objects.requireNonNull(WhoMayDoWhat.class.getResourceAsStream("/who-may-do-what.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, List<String>> sets = new HashMap<>();
      List<Row> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(":")) {
          List<String> words = List.of(line.split(" ", -1));
          sets.put(words.getFirst(), words.subList(1, words.size()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          rows.add(row(line, sets));
        }
      }
      return new WhoMayDoWhat(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line, Map<String, List<String>> sets) {
    List<String> parts = new ArrayList<>(List.of(line.split(" \\| ?", 4)));
    while (parts.size() < 4) {
      parts.add("");
    }
    String where = parts.get(1).strip();
    Set<String> may = new TreeSet<>();
    for (String word : parts.get(2).strip().split(" +", -1)) {
      may.addAll(sets.getOrDefault(word, List.of(word)));
    }
    return new Row(
        parts.get(0).substring(0, parts.get(0).indexOf(' ')),
        parts.get(0).substring(parts.get(0).indexOf(' ') + 1).strip(),
        Where.valueOf(where.replace("*", "").toUpperCase(Locale.ROOT)),
        where.endsWith("*"),
        may,
        parts.get(3).strip());
  }
}
