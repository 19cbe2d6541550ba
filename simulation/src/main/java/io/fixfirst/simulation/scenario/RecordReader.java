package io.fixfirst.simulation.scenario;

import io.fixfirst.simulation.Ordered;
import io.fixfirst.simulation.scenario.Places.Spot;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
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

  private final Documents documents;
  private final Limits limits;
  private final Yaml yaml = new Yaml(new LoaderOptions());
  private final Map<String, Node> standards = new LinkedHashMap<>();
  private final Places places;
  private int values;

  RecordReader(Documents documents, Limits limits) {
    this.documents = documents;
    this.places = new Places(documents);
    this.limits = limits;
  }

  /** {@return the record of that type; null if something in it is wrong} */
  <T> @Nullable T read(Class<T> type, Node root) {
    return type.cast(value(type, root, places.root(root)));
  }

  /** {@return where it all stood, and what was wrong there} */
  Places places() {
    return places;
  }

  private @Nullable Object value(Type type, Node node, Spot spot) {
    if (++values > limits.values()) {
      if (values == limits.values() + 1) {
        places.note(spot, "expected at most " + limits.values() + " values in all");
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
          ? places.wrong(spot, "expected a name")
          : places.attempt(spot, () -> EnumNames.constant(raw, name));
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
        ? places.wrong(spot, "expected " + scalar.words())
        : places.attempt(spot, () -> scalar.read(text));
  }

  private @Nullable Object weekHours(Node node, Spot spot) {
    if ("always".equals(text(node))) {
      return WeekHours.ALWAYS;
    }
    List<?> lines = (List<?>) collection(List.class, String.class, node, spot);
    return lines == null
        ? null
        : places.attempt(
            spot, () -> WeekHours.parse(lines.stream().map(String.class::cast).toList()));
  }

  private @Nullable Object hourOfWeek(Node node, Spot spot) {
    List<?> weights = (List<?>) collection(List.class, Double.class, node, spot);
    return weights == null
        ? null
        : places.attempt(
            spot, () -> new HourOfWeek(weights.stream().map(Double.class::cast).toList()));
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
    Map<String, Class<?>> kinds = RecordTypes.kinds(type);
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      NodeTuple entry = mapping.getValue().getFirst();
      String key = Objects.requireNonNull(Documents.key(entry));
      Class<?> named = kinds.get(key);
      if (named != null) {
        return checked(
            record(named, entry.getValueNode(), places.under(spot, key, entry.getKeyNode())), spot);
      }
    }
    if (choice.plain() != type) {
      List<String> keys = RecordTypes.keys(choice.plain());
      if (node instanceof MappingNode mapping
          && mapping.getValue().stream().map(Documents::key).anyMatch(keys::contains)) {
        return record(choice.plain(), node, spot);
      }
    }
    String short1 =
        choice.plain() == type
            ? ""
            : ", or {" + String.join(", ", RecordTypes.keys(choice.plain())) + "}";
    String given =
        node instanceof MappingNode mapping && !mapping.getValue().isEmpty()
            ? String.valueOf(Documents.key(mapping.getValue().getFirst()))
            : "";
    return places.wrong(
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
        places.add(e.problems());
        return null;
      }
    }
    return read;
  }

  private @Nullable Object kind(Class<?> type, Node node, Spot spot) {
    Map<String, Class<?>> kinds = RecordTypes.kinds(type);
    NodeTuple what = node instanceof MappingNode mapping ? entries(mapping).get("what") : null;
    String name = what == null ? null : text(what.getValueNode());
    Class<?> kind = name == null ? null : kinds.get(name);
    if (kind == null) {
      Spot where = what == null ? spot : places.under(spot, "what", what.getKeyNode());
      String given = Objects.requireNonNullElse(name, "");
      return places.wrong(
          where,
          "expected a known kind of event (was \""
              + given
              + "\"): "
              + Nearest.advice(given, kinds.keySet()));
    }
    return record(kind, node, spot);
  }

  private @Nullable Object collection(Class<?> raw, Type item, Node node, Spot spot) {
    List<Node> nodes;
    if (node instanceof SequenceNode list) {
      nodes = list.getValue();
    } else if (node instanceof MappingNode && item instanceof Class<?> type && type.isRecord()) {
      nodes = List.of(node);
    } else {
      return places.wrong(spot, "expected a list");
    }
    Collection<Object> items =
        Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>() : new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < nodes.size(); i++) {
      Object value = value(item, nodes.get(i), places.item(spot, i, nodes.get(i)));
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
      return places.wrong(spot, "expected a mapping");
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, NodeTuple> entry : entries(mapping).entrySet()) {
      Spot here = places.under(spot, entry.getKey(), entry.getValue().getKeyNode());
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
    List<String> keys = RecordTypes.keys(type);
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    Shorthand shorthand = type.getAnnotation(Shorthand.class);
    if (shorthand != null && isShort(type, shorthand.value(), keys, node)) {
      entries.put(shorthand.value(), new NodeTuple(spot.where(), node));
    } else if (node instanceof MappingNode mapping) {
      entries.putAll(entries(mapping));
      if (type.isSealed() || RecordTypes.isKind(type)) {
        entries.remove("what");
      }
    } else {
      return places.wrong(spot, "expected a mapping with the keys " + String.join(", ", keys));
    }
    boolean known = true;
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!keys.contains(entry.getKey())) {
        known = false;
        places.wrong(
            places.under(spot, entry.getKey(), entry.getValue().getKeyNode()),
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
      Spot here = places.under(spot, name, entry.getKeyNode());
      return value(component.getGenericType(), entry.getValueNode(), here);
    } else if (left != null) {
      Node standard = standards.computeIfAbsent(left.value(), this::compose);
      return value(
          component.getGenericType(),
          documents.standing(standard, spot.where()),
          places.under(spot, name, spot.where()));
    } else if (!RecordTypes.isNullable(component)
        && known) { // Else it is probably there, but misspelt.
      Spot here = places.under(spot, name, entry == null ? spot.where() : entry.getKeyNode());
      return places.wrong(here, "expected a value: this key is required");
    }
    return null;
  }

  private Node compose(String standard) {
    return yaml.compose(new StringReader(standard.isEmpty() ? "''" : standard));
  }

  private static boolean isLeftOut(RecordComponent component, @Nullable NodeTuple entry) {
    return RecordTypes.isNullable(component)
        && (entry == null || Overlay.isNothing(entry.getValueNode()));
  }

  private @Nullable Object construct(
      Class<?> type, @Nullable Object[] arguments, Map<String, NodeTuple> entries, Spot spot) {
    try {
      return RecordTypes.make(type, arguments);
    } catch (ExpectationException expectation) {
      NodeTuple entry = entries.get(expectation.field());
      Node where = entry == null ? spot.where() : entry.getKeyNode();
      return places.wrong(
          places.under(spot, expectation.field(), where), Places.sentence(expectation));
    } catch (IllegalArgumentException refused) {
      return places.wrong(spot, Places.sentence(refused));
    }
  }

  private static boolean isShort(Class<?> type, String key, List<String> keys, Node node) {
    return !(node instanceof MappingNode mapping)
        || (RecordTypes.hasMapping(type, key)
            && mapping.getValue().stream().map(Documents::key).noneMatch(keys::contains));
  }

  private static Map<String, NodeTuple> entries(MappingNode mapping) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      entries.put(Objects.requireNonNull(Documents.key(entry)), entry);
    }
    return entries;
  }

  private static @Nullable String text(Node node) {
    return node instanceof ScalarNode scalar && !Overlay.isNothing(node) ? scalar.getValue() : null;
  }
}
