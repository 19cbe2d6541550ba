package io.fixfirst.simulation.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Where everything stands that is read from a file, and what is wrong there. */
final class Places {

  /** What a place is called, and where it stands. */
  record Spot(String path, Node where) {}

  /** Nobody reads more at once. */
  private static final int PROBLEMS_MOST = 50;

  private final Documents documents;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Node> known = new LinkedHashMap<>();

  Places(Documents documents) {
    this.documents = documents;
  }

  /** {@return the place of the whole} */
  Spot root(Node root) {
    return at("", root);
  }

  /** {@return the place of a key} */
  Spot under(Spot spot, String key, Node where) {
    return at(spot.path().isEmpty() ? key : spot.path() + "." + key, where);
  }

  /** {@return the place of an item of a list} */
  Spot item(Spot spot, int number, Node where) {
    return at(spot.path() + "[" + number + "]", where);
  }

  private Spot at(String path, Node where) {
    known.put(path, where);
    return new Spot(path, where);
  }

  /** {@return what was wrong, in the order of finding} */
  List<Problem> problems() {
    return problems;
  }

  /** Adds what others have found. */
  void add(List<Problem> found) {
    problems.addAll(found);
  }

  /** {@return a problem at a path, or at the nearest thing around it} */
  Problem problem(String path, String message) {
    String near = path;
    while (!known.containsKey(near)) {
      near = near.substring(0, Math.max(0, Math.max(near.lastIndexOf('.'), near.lastIndexOf('['))));
    }
    return documents.problem(Objects.requireNonNull(known.get(near)), path, message);
  }

  /** Something that may refuse what it is given. */
  interface Attempt {
    Object make();
  }

  /** {@return what it makes; null if it refuses, which is noted} */
  @Nullable Object attempt(Spot spot, Attempt attempt) {
    try {
      return attempt.make();
    } catch (IllegalArgumentException e) {
      return wrong(spot, sentence(e));
    }
  }

  static String sentence(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "expected something else");
  }

  /** {@return null, after it was noted that something is wrong} */
  @Nullable Object wrong(Spot spot, String message) {
    note(spot, message);
    return null;
  }

  void note(Spot spot, String message) {
    if (problems.size() < PROBLEMS_MOST) {
      problems.add(documents.problem(spot.where(), spot.path(), message));
    }
  }
}
