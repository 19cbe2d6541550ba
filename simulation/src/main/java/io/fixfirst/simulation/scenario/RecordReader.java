package io.fixfirst.simulation.scenario;

import io.fixfirst.simulation.Ordered;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads records from a YAML tree and collects every mistake on the way, each with its place.
 *
 * <p>A component is a key. It is required unless it is {@code Nullable} or has a {@link Default};
 * an empty value counts as left out. Where a list of records is expected, one alone is a list of
 * one. Results are null exactly where a problem was noted.
 */
final class RecordReader {

  /** What a place is called, and where it stands. */
  private record Spot(String path, Node where) {}

  /** Nobody reads more at once. */
  private static final int PROBLEMS_MOST = 50;

  private final Documents documents;
  private final Limits limits;
  private final Yaml yaml = new Yaml(new LoaderOptions());
  private final Map<String, Node> standards = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Node> places = new LinkedHashMap<>();
  private int values;

  RecordReader(Documents documents, Limits limits) {
    this.documents = documents;
    this.limits = limits;
  }

  /** {@return the record of that type; null if something in it is wrong} */
  <T> @Nullable T read(Class<T> type, Node root) {
    places.put("", root);
    return type.cast(value(type, root, new Spot("", root)));
  }

  /** {@return what was wrong, in the order of finding} */
  List<Problem> problems() {
    return problems;
  }

  /** {@return a problem at a path, or at the nearest thing around it} */
  Problem problem(String path, String message) {
    String near = path;
    while (!places.containsKey(near)) {
      near = near.substring(0, Math.max(0, Math.max(near.lastIndexOf('.'), near.lastIndexOf('['))));
    }
    return documents.problem(Objects.requireNonNull(places.get(near)), path, message);
  }

  private @Nullable Object value(Type type, Node node, Spot spot) {
    if (++values > limits.values()) {
      if (values == limits.values() + 1) {
        note(spot, "expected at most " + limits.values() + " values in all");
      }
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      return Map.class.isAssignableFrom(raw)
          ? map((Class<?>) arguments[0], arguments[1], node, spot)
          : collection(raw, arguments[0], node, spot);
    }
    Class<?> raw = (Class<?>) type;
    Scalar scalar = Scalar.of(raw);
    if (scalar != null) {
      return scalar(scalar, node, spot);
    } else if (raw.isEnum()) {
      String name = text(node);
      return name == null
          ? wrong(spot, "expected a name")
          : attempt(spot, () -> EnumNames.constant(raw, name));
    } else if (raw == WeekHours.class) {
      return weekHours(node, spot);
    } else if (raw == HourOfWeek.class) {
      return hourOfWeek(node, spot);
    } else if (raw == Profile.class) {
      return profile(node, spot);
    } else if (raw.isAnnotationPresent(Choice.class)) {
      return choice(raw, node, spot);
    } else if (raw.isSealed()) {
      return kind(raw, node, spot);
    }
    return record(raw, node, spot);
  }

  private @Nullable Object scalar(Scalar scalar, Node node, Spot spot) {
    String text = text(node);
    return text == null
        ? wrong(spot, "expected " + scalar.words())
        : attempt(spot, () -> scalar.read(text));
  }

  private @Nullable Object weekHours(Node node, Spot spot) {
    if ("always".equals(text(node))) {
      return WeekHours.ALWAYS;
    }
    List<?> lines = (List<?>) collection(List.class, String.class, node, spot);
    return lines == null
        ? null
        : attempt(spot, () -> WeekHours.parse(lines.stream().map(String.class::cast).toList()));
  }

  private @Nullable Object hourOfWeek(Node node, Spot spot) {
    List<?> weights = (List<?>) collection(List.class, Double.class, node, spot);
    return weights == null
        ? null
        : attempt(spot, () -> new HourOfWeek(weights.stream().map(Double.class::cast).toList()));
  }

  private @Nullable Object profile(Node node, Spot spot) {
    String name = text(node);
    if (name != null) {
      return new Profile(name, null);
    }
    HourOfWeek hours = (HourOfWeek) hourOfWeek(node, spot);
    return hours == null ? null : new Profile(null, hours);
  }

  private @Nullable Object choice(Class<?> type, Node node, Spot spot) {
    Choice choice = type.getAnnotation(Choice.class);
    if (node instanceof ScalarNode) {
      return record(choice.number(), node, spot);
    }
    Map<String, Class<?>> kinds = kinds(type);
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      NodeTuple entry = mapping.getValue().getFirst();
      String key = Objects.requireNonNull(Documents.key(entry));
      Class<?> named = kinds.get(key);
      if (named != null) {
        return checked(
            record(named, entry.getValueNode(), under(spot, key, entry.getKeyNode())), spot);
      }
    }
    if (choice.plain() != type) {
      List<String> keys = keys(choice.plain());
      if (node instanceof MappingNode mapping
          && mapping.getValue().stream().map(Documents::key).anyMatch(keys::contains)) {
        return record(choice.plain(), node, spot);
      }
    }
    String short1 =
        choice.plain() == type ? "" : ", or {" + String.join(", ", keys(choice.plain())) + "}";
    String given =
        node instanceof MappingNode mapping && !mapping.getValue().isEmpty()
            ? String.valueOf(Documents.key(mapping.getValue().getFirst()))
            : "";
    return wrong(
        spot,
        "expected a number"
            + short1
            + ", or one named kind (was \""
            + given
            + "\"): "
            + Nearest.advice(given, kinds.keySet()));
  }

  /** Reads the table of a distribution that names one. */
  private @Nullable Object checked(@Nullable Object read, Spot spot) {
    if (read instanceof Distribution.Empirical(_, String csv, String column) && csv != null) {
      try {
        return Table.read(documents, spot.where(), spot.path(), csv, column);
      } catch (BadScenarioException e) {
        problems.addAll(e.problems());
        return null;
      }
    }
    return read;
  }

  private @Nullable Object kind(Class<?> type, Node node, Spot spot) {
    Map<String, Class<?>> kinds = kinds(type);
    NodeTuple what = node instanceof MappingNode mapping ? entries(mapping).get("what") : null;
    String name = what == null ? null : text(what.getValueNode());
    Class<?> kind = name == null ? null : kinds.get(name);
    if (kind == null) {
      Spot where = what == null ? spot : under(spot, "what", what.getKeyNode());
      String given = Objects.requireNonNullElse(name, "");
      return wrong(
          where,
          "expected a known kind of event (was \""
              + given
              + "\"): "
              + Nearest.advice(given, kinds.keySet()));
    }
    return record(kind, node, spot);
  }

  /** {@return the kinds of a sealed type by the name that they have in a file} */
  static Map<String, Class<?>> kinds(Class<?> type) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    for (Class<?> kind : type.getPermittedSubclasses()) {
      kinds.put(EnumNames.written(kind), kind);
    }
    return kinds;
  }

  private @Nullable Object collection(Class<?> raw, Type item, Node node, Spot spot) {
    List<Node> nodes;
    if (node instanceof SequenceNode list) {
      nodes = list.getValue();
    } else if (node instanceof MappingNode && item instanceof Class<?> type && type.isRecord()) {
      nodes = List.of(node);
    } else {
      return wrong(spot, "expected a list");
    }
    Collection<Object> items =
        Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>() : new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < nodes.size(); i++) {
      String path = spot.path() + "[" + i + "]";
      places.put(path, nodes.get(i));
      Object value = value(item, nodes.get(i), new Spot(path, nodes.get(i)));
      if (value == null) {
        complete = false;
      } else {
        items.add(value);
      }
    }
    return complete ? items : null;
  }

  private @Nullable Object map(Class<?> keyType, Type valueType, Node node, Spot spot) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(spot, "expected a mapping");
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, NodeTuple> entry : entries(mapping).entrySet()) {
      Spot here = under(spot, entry.getKey(), entry.getValue().getKeyNode());
      Object key =
          keyType == String.class
              ? entry.getKey()
              : value(keyType, entry.getValue().getKeyNode(), here);
      Object value = value(valueType, entry.getValue().getValueNode(), here);
      if (key == null || value == null) {
        complete = false;
      } else {
        map.put(key, value);
      }
    }
    return complete ? Ordered.copyOf(map) : null;
  }

  private @Nullable Object record(Class<?> type, Node node, Spot spot) {
    List<String> keys = keys(type);
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    Shorthand shorthand = type.getAnnotation(Shorthand.class);
    if (shorthand != null && isShort(type, shorthand.value(), keys, node)) {
      entries.put(shorthand.value(), new NodeTuple(spot.where(), node));
    } else if (node instanceof MappingNode mapping) {
      entries.putAll(entries(mapping));
      if (type.isSealed() || isKind(type)) {
        entries.remove("what");
      }
    } else {
      return wrong(spot, "expected a mapping with the keys " + String.join(", ", keys));
    }
    boolean known = true;
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!keys.contains(entry.getKey())) {
        known = false;
        wrong(
            under(spot, entry.getKey(), entry.getValue().getKeyNode()),
            "expected no such key: " + Nearest.advice(entry.getKey(), keys));
      }
    }
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      NodeTuple entry = entries.get(components[i].getName());
      arguments[i] = component(components[i], entry, known, spot);
      complete &= arguments[i] != null || isLeftOut(components[i], entry);
    }
    return complete ? construct(type, arguments, entries, spot) : null;
  }

  private @Nullable Object component(
      RecordComponent component, @Nullable NodeTuple entry, boolean known, Spot spot) {
    String name = component.getName();
    Default left = component.getAnnotation(Default.class);
    if (entry != null && !Overlay.isNothing(entry.getValueNode())) {
      Spot here = under(spot, name, entry.getKeyNode());
      return value(component.getGenericType(), entry.getValueNode(), here);
    } else if (left != null) {
      Node standard = standards.computeIfAbsent(left.value(), this::compose);
      return value(
          component.getGenericType(),
          documents.standing(standard, spot.where()),
          under(spot, name, spot.where()));
    } else if (!isNullable(component) && known) { // Else it is probably there, but misspelt.
      Spot here = under(spot, name, entry == null ? spot.where() : entry.getKeyNode());
      return wrong(here, "expected a value: this key is required");
    }
    return null;
  }

  private Node compose(String standard) {
    return yaml.compose(new StringReader(standard.isEmpty() ? "''" : standard));
  }

  private static boolean isLeftOut(RecordComponent component, @Nullable NodeTuple entry) {
    return isNullable(component) && (entry == null || Overlay.isNothing(entry.getValueNode()));
  }

  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private @Nullable Object construct(
      Class<?> type, @Nullable Object[] arguments, Map<String, NodeTuple> entries, Spot spot) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ExpectationException expectation) {
        NodeTuple entry = entries.get(expectation.field());
        Node where = entry == null ? spot.where() : entry.getKeyNode();
        return wrong(under(spot, expectation.field(), where), sentence(expectation));
      } else if (e.getCause() instanceof IllegalArgumentException refused) {
        return wrong(spot, sentence(refused));
      }
      throw new IllegalStateException("A record was not to be made (" + type + ").", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every record can be made (" + type + ").", e);
    }
  }

  private static boolean isShort(Class<?> type, String key, List<String> keys, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return true;
    }
    return Arrays.stream(type.getRecordComponents())
            .anyMatch(
                component ->
                    component.getName().equals(key)
                        && Map.class.isAssignableFrom(component.getType()))
        && mapping.getValue().stream().map(Documents::key).noneMatch(keys::contains);
  }

  private static boolean isKind(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)
        && !type.getInterfaces()[0].isAnnotationPresent(Choice.class);
  }

  private static Map<String, NodeTuple> entries(MappingNode mapping) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      entries.put(Objects.requireNonNull(Documents.key(entry)), entry);
    }
    return entries;
  }

  /** {@return the keys that a record has in a file} */
  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private Spot under(Spot spot, String key, Node where) {
    String path = spot.path().isEmpty() ? key : spot.path() + "." + key;
    places.put(path, where);
    return new Spot(path, where);
  }

  private static @Nullable String text(Node node) {
    return node instanceof ScalarNode scalar && !Overlay.isNothing(node) ? scalar.getValue() : null;
  }

  private interface Attempt {
    Object make();
  }

  private @Nullable Object attempt(Spot spot, Attempt attempt) {
    try {
      return attempt.make();
    } catch (IllegalArgumentException e) {
      return wrong(spot, sentence(e));
    }
  }

  private static String sentence(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "expected something else");
  }

  private @Nullable Object wrong(Spot spot, String message) {
    note(spot, message);
    return null;
  }

  private void note(Spot spot, String message) {
    if (problems.size() < PROBLEMS_MOST) {
      problems.add(documents.problem(spot.where(), spot.path(), message));
    }
  }
}
