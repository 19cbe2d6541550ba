package io.fixfirst.simulation.scenario;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in a YAML text a field stands. */
final class Lines {

  private final @Nullable Node root;

  private Lines(@Nullable Node root) {
    this.root = root;
  }

  static Lines of(String text) {
    try {
      return new Lines(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    } catch (YAMLException e) {
      return new Lines(null); // Reported already, by whoever parsed the text.
    }
  }

  /** {@return the line, from 1, of the field or of the nearest thing around it} */
  int at(List<Object> path) {
    Node node = root;
    int line = node == null ? 1 : node.getStartMark().getLine() + 1;
    for (Object step : path) {
      Node next = node == null ? null : child(node, step);
      if (node == null || next == null) {
        return line;
      }
      NodeTuple entry = entry(node, step);
      line = (entry == null ? next : entry.getKeyNode()).getStartMark().getLine() + 1;
      node = next;
    }
    return line;
  }

  /** {@return the keys of the mapping there, in order; empty where there is none} */
  List<String> keys(List<Object> path) {
    Node node = root;
    for (Object step : path) {
      node = node == null ? null : child(node, step);
    }
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .map(NodeTuple::getKeyNode)
            .map(key -> key instanceof ScalarNode scalar ? scalar.getValue() : "")
            .toList()
        : List.of();
  }

  private static @Nullable Node child(Node node, Object step) {
    if (node instanceof SequenceNode list && step instanceof Integer index) {
      return index < list.getValue().size() ? list.getValue().get(index) : null;
    }
    NodeTuple entry = entry(node, step);
    return entry == null ? null : entry.getValueNode();
  }

  private static @Nullable NodeTuple entry(Node node, Object step) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step)) {
          return entry;
        }
      }
    }
    return null;
  }
}
