package io.fixfirst.simulation.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Lays one YAML tree over another.
 *
 * <p>Mappings of keys that the format names are merged key by key, lists of things with an id by
 * id. Everything else is one value and replaced as a whole: numbers, times, distributions, mixes of
 * shares, hours. An empty value takes the one below away.
 */
final class Overlay {

  private static final String ID = "id";

  private final Documents documents;

  private Overlay(Documents documents) {
    this.documents = documents;
  }

  /** {@return {@code over} laid over {@code base}, both written as the type says} */
  static Node of(Documents documents, Type type, Node base, Node over) {
    return new Overlay(documents).lay(type, base, over);
  }

  private Node lay(Type type, Node base, Node over) {
    if (type instanceof ParameterizedType generic) {
      Type value = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (isMap(generic) && !isPlain(value) && bothMappings(base, over)) {
        return keys((MappingNode) base, (MappingNode) over, _ -> value);
      }
      return !isMap(generic) && hasId(value) && isList(base) && isList(over)
          ? items((Class<?>) value, itemsOf(base), itemsOf(over), over)
          : over;
    }
    Class<?> raw = (Class<?>) type;
    return raw.isRecord() && Scalar.of(raw) == null && bothMappings(base, over)
        ? keys((MappingNode) base, (MappingNode) over, key -> typeOf(raw, key))
        : over;
  }

  private interface TypeOf {
    @Nullable Type key(String key);
  }

  private Node keys(MappingNode base, MappingNode over, TypeOf types) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : base.getValue()) {
      entries.put(Objects.requireNonNull(Documents.key(entry)), entry);
    }
    for (NodeTuple entry : over.getValue()) {
      String key = Objects.requireNonNull(Documents.key(entry));
      NodeTuple below = entries.get(key);
      Type type = types.key(key);
      if (isNothing(entry.getValueNode())) {
        entries.remove(key);
      } else if (below == null || type == null) {
        entries.put(key, entry);
      } else {
        Node value = lay(type, below.getValueNode(), entry.getValueNode());
        entries.put(key, new NodeTuple(entry.getKeyNode(), value));
      }
    }
    return documents.standing(
        new MappingNode(
            Tag.MAP,
            true,
            new ArrayList<>(entries.values()),
            over.getStartMark(),
            over.getEndMark(),
            over.getFlowStyle()),
        over);
  }

  private Node items(Class<?> type, List<Node> base, List<Node> over, Node where) {
    List<Node> items = new ArrayList<>(base);
    for (Node item : over) {
      int at = indexOf(type, id(type, item), items);
      if (at < 0) {
        items.add(item);
      } else {
        items.set(at, lay(type, items.get(at), item));
      }
    }
    return documents.standing(
        new SequenceNode(
            Tag.SEQ,
            true,
            items,
            where.getStartMark(),
            where.getEndMark(),
            ((CollectionNode<?>) where).getFlowStyle()),
        where);
  }

  private static int indexOf(Class<?> type, @Nullable String id, List<Node> items) {
    for (int i = 0; id != null && i < items.size(); i++) {
      if (id.equals(id(type, items.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String id(Class<?> type, Node item) {
    if (item instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (ID.equals(Documents.key(entry)) && entry.getValueNode() instanceof ScalarNode id) {
          return id.getValue();
        }
      }
    }
    Default left = Objects.requireNonNull(component(type, ID)).getAnnotation(Default.class);
    return left == null ? null : left.value();
  }

  private static boolean isList(Node node) {
    return node instanceof CollectionNode<?>;
  }

  private static List<Node> itemsOf(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of(node);
  }

  static boolean isNothing(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  private static boolean bothMappings(Node base, Node over) {
    return base instanceof MappingNode && over instanceof MappingNode;
  }

  private static boolean isMap(ParameterizedType type) {
    return Map.class.isAssignableFrom((Class<?>) type.getRawType());
  }

  /** Whether a map of such values is one value: a mix of shares, a target per priority. */
  private static boolean isPlain(Type value) {
    return value instanceof ParameterizedType || Scalar.of((Class<?>) value) != null;
  }

  private static boolean hasId(Type value) {
    return value instanceof Class<?> type && type.isRecord() && component(type, ID) != null;
  }

  private static @Nullable Type typeOf(Class<?> type, String key) {
    RecordComponent component = component(type, key);
    return component == null ? null : component.getGenericType();
  }

  private static @Nullable RecordComponent component(Class<?> type, String key) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(key)) {
        return component;
      }
    }
    return null;
  }
}
