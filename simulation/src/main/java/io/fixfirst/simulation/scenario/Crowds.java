package io.fixfirst.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Writes out the engineers that a file has by number: {@code count: 20} becomes twenty of them. */
final class Crowds {

  private static final String COUNT = "count";

  private final Documents documents;

  private Crowds(Documents documents) {
    this.documents = documents;
  }

  /** {@return the same tree with every engineer by their own} */
  static Node writtenOut(Documents documents, Node root) {
    return new Crowds(documents)
        .under(
            root,
            "desk",
            desk -> new Crowds(documents).under(desk, "engineers", new Crowds(documents)::people));
  }

  private interface Change {
    Node of(Node node);
  }

  private Node under(Node node, String key, Change change) {
    if (!(node instanceof MappingNode mapping)) {
      return node;
    }
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      entries.add(
          key.equals(Documents.key(entry))
              ? new NodeTuple(entry.getKeyNode(), change.of(entry.getValueNode()))
              : entry);
    }
    return like(mapping, entries);
  }

  private MappingNode like(MappingNode mapping, List<NodeTuple> entries) {
    return documents.standing(
        new MappingNode(
            mapping.getTag(),
            true,
            entries,
            mapping.getStartMark(),
            mapping.getEndMark(),
            mapping.getFlowStyle()),
        mapping);
  }

  private Node people(Node node) {
    List<Node> written = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    List<Node> people = new ArrayList<>();
    for (Node entry : written) {
      Integer count = entry instanceof MappingNode kind ? count(kind) : null;
      if (count == null) {
        people.add(entry);
      } else {
        for (int number = 1; number <= count; number++) {
          people.add(one((MappingNode) entry, number, count));
        }
      }
    }
    if (node instanceof SequenceNode list) {
      return documents.standing(
          new SequenceNode(
              list.getTag(),
              true,
              people,
              list.getStartMark(),
              list.getEndMark(),
              list.getFlowStyle()),
          list);
    }
    return node instanceof MappingNode mapping && count(mapping) != null
        ? documents.standing(
            new SequenceNode(
                org.yaml.snakeyaml.nodes.Tag.SEQ,
                true,
                people,
                mapping.getStartMark(),
                mapping.getEndMark(),
                mapping.getFlowStyle()),
            mapping)
        : node;
  }

  /** {@return how many an entry stands for; null where it is one, or the reader must complain} */
  private static @Nullable Integer count(MappingNode kind) {
    for (NodeTuple entry : kind.getValue()) {
      if (COUNT.equals(Documents.key(entry))
          && entry.getValueNode() instanceof ScalarNode count
          && count.getValue().matches("[0-9]{1,5}")) {
        int number = Integer.parseInt(count.getValue());
        return number > DeskPlan.EngineerPlan.COUNT_MOST ? null : Integer.valueOf(number);
      }
    }
    return null;
  }

  private Node one(MappingNode kind, int number, int of) {
    int digits = Math.max(2, String.valueOf(of).length());
    String suffix = String.format(Locale.ROOT, "%0" + digits + "d", number);
    List<NodeTuple> entries = new ArrayList<>();
    for (NodeTuple entry : kind.getValue()) {
      switch (Objects.requireNonNull(Documents.key(entry))) {
        case COUNT -> {}
        case "id" -> entries.add(suffixed(entry, of == 1 ? "" : "-" + suffix));
        case "name" -> entries.add(suffixed(entry, of == 1 ? "" : " " + suffix));
        default -> entries.add(entry);
      }
    }
    return like(kind, entries);
  }

  private NodeTuple suffixed(NodeTuple entry, String suffix) {
    return entry.getValueNode() instanceof ScalarNode word
        ? new NodeTuple(
            entry.getKeyNode(),
            documents.standing(
                new ScalarNode(
                    word.getTag(),
                    word.getValue() + suffix,
                    word.getStartMark(),
                    word.getEndMark(),
                    word.getScalarStyle()),
                word))
        : entry;
  }
}
