package io.fixfirst.control.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations of a path. Segments match exactly: no slash at the end, no empty segment;
 * each is decoded by itself, so that an encoded slash stays inside its segment.
 */
public final class Router {

  /** What a path leads to: its operations by method, and the values of its variables. */
  public record Match(Map<Method, Operation<?>> operations, Map<String, String> variables) {}

  private final Node root = new Node();
  private final List<Operation<?>> operations;

  public Router(List<Operation<?>> operations) {
    this.operations = List.copyOf(operations);
    this.operations.forEach(this::add);
  }

  /** {@return all of them, in the order of the table} */
  public List<Operation<?>> operations() {
    return operations;
  }

  /** {@return what the path leads to, null for nothing} */
  public @Nullable Match match(String rawPath) {
    List<String> segments = new ArrayList<>(8);
    if (!split(rawPath, segments)) {
      return null;
    }
    List<String> values = new ArrayList<>(2);
    Node node = find(root, segments, 0, values);
    if (node == null) {
      return null;
    }
    Map<String, String> variables = new HashMap<>(4);
    List<String> names = node.operations.values().iterator().next().path().variables();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), values.get(i));
    }
    return new Match(node.operations, variables);
  }

  private void add(Operation<?> operation) {
    Node node = root;
    for (String segment : operation.path().segments()) {
      if (Template.isVariable(segment)) {
        node.variable = node.variable == null ? new Node() : node.variable;
        node = node.variable;
      } else {
        node = node.literals.computeIfAbsent(segment, _ -> new Node());
      }
    }
    if (node.operations.put(operation.method(), operation) != null) {
      throw new IllegalArgumentException(
          "There are two operations " + operation.method() + " " + operation.path().text() + ".");
    }
  }

  private static @Nullable Node find(Node node, List<String> path, int at, List<String> values) {
    if (at == path.size()) {
      return node.operations.isEmpty() ? null : node;
    }
    Node literal = node.literals.get(path.get(at));
    if (literal != null) {
      Node found = find(literal, path, at + 1, values);
      if (found != null) {
        return found;
      }
    }
    if (node.variable == null) {
      return null;
    }
    values.add(path.get(at));
    Node found = find(node.variable, path, at + 1, values);
    if (found == null) {
      values.removeLast();
    }
    return found;
  }

  private static boolean split(String path, List<String> into) {
    if (path.isEmpty() || path.equals("/")) {
      return true;
    }
    int from = 1;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String segment = decode(path.substring(from, to));
      if (segment == null || segment.isEmpty()) {
        return false;
      }
      into.add(segment);
      from = to + 1;
      if (slash == path.length() - 1) {
        return false;
      }
    }
    return true;
  }

  /** {@return the segment without percent encoding; null where that is broken, or hides a NUL} */
  static @Nullable String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    byte[] raw = segment.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.put(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
      if (low < 0) {
        return null;
      }
      bytes.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return decoded.indexOf('\0') < 0 ? decoded : null;
    } catch (CharacterCodingException _) {
      return null; // Not UTF-8, so no name of ours.
    }
  }

  private static final class Node {
    private final Map<String, Node> literals = new LinkedHashMap<>();
    private final Map<Method, Operation<?>> operations = new EnumMap<>(Method.class);
    private @Nullable Node variable;
  }
}
