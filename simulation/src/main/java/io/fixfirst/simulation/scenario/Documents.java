package io.fixfirst.simulation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML of a scenario file and of all that it includes, as one tree that knows its lines. */
final class Documents {

  private static final String INCLUDE = "include";
  private static final String OUTSIDE = "expected a file beside this one, or below";

  private final Limits limits;
  private final Map<Node, Path> files = new IdentityHashMap<>();
  private final SequencedMap<Path, String> texts = new LinkedHashMap<>();

  Documents(Limits limits) {
    this.limits = limits;
  }

  /**
   * {@return the tree of a file, merged over the files that it includes}
   *
   * @throws BadScenarioException if it cannot be read or is no YAML
   */
  Node read(Path file) throws BadScenarioException {
    return merged(file, text(file, null, ""), List.of(file.toAbsolutePath().normalize()));
  }

  /** {@return the tree of a text that stands in a file} */
  Node parse(Path file, String text) throws BadScenarioException {
    if (text.length() > limits.bytes()) {
      throw tooLarge(file);
    }
    return merged(file, text, List.of(file.toAbsolutePath().normalize()));
  }

  /** {@return what was read so far, in that order} */
  SequencedMap<Path, String> texts() {
    return texts;
  }

  /** {@return a problem at a node} */
  Problem problem(Node node, String field, String message) {
    int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    return new Problem(fileOf(node), line, field, message);
  }

  /** {@return the file in which a node stands} */
  Path fileOf(Node node) {
    return Objects.requireNonNullElse(files.get(node), Path.of(""));
  }

  /** Says that a node which was made stands where another does. */
  <T extends Node> T standing(T made, Node where) {
    files.put(made, fileOf(where));
    return made;
  }

  /**
   * {@return the text of a file beside others, bounded}
   *
   * @param named where its name is written; null for the first
   * @param field what that is called
   */
  String text(Path file, @Nullable Node named, String field) throws BadScenarioException {
    if (!mayRead(file)) {
      Problem outside = new Problem(file, 1, "", OUTSIDE);
      throw bad(named == null ? outside : problem(named, field, OUTSIDE));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limits.bytes() + 1);
      if (bytes.length > limits.bytes()) {
        throw tooLarge(file);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      texts.put(file, text);
      return text;
    } catch (CharacterCodingException e) {
      throw bad(new Problem(file, 1, "", "expected UTF-8 (" + e.getMessage() + ")"));
    } catch (IOException e) {
      String message = "expected a readable file (" + e + ")";
      throw bad(named == null ? new Problem(file, 1, "", message) : problem(named, field, message));
    }
  }

  /** What lies elsewhere is not even looked at, so that nobody learns whether it is there. */
  private boolean mayRead(Path file) {
    Path within = limits.within();
    if (within == null) {
      return true;
    }
    Path plain = file.toAbsolutePath().normalize();
    try {
      return Files.exists(plain)
          ? plain.toRealPath().startsWith(within.toRealPath())
          : plain.startsWith(within.toAbsolutePath().normalize());
    } catch (IOException _) {
      return false;
    }
  }

  private BadScenarioException tooLarge(Path file) {
    return bad(
        new Problem(file, 1, "", "expected at most " + limits.bytes() + " bytes (is larger)"));
  }

  private Node merged(Path file, String text, List<Path> trail) throws BadScenarioException {
    Node root = compose(file, text);
    if (!(root instanceof MappingNode mapping)) {
      throw bad(problem(root, "", "expected a mapping, \"name: ...\" and so on"));
    }
    Node base = null;
    List<NodeTuple> own = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!INCLUDE.equals(key(entry))) {
        own.add(entry);
        continue;
      }
      for (ScalarNode named : includes(entry.getValueNode())) {
        Node included = include(file, named, trail);
        base = base == null ? included : Overlay.of(this, Scenario.class, base, included);
      }
    }
    MappingNode rest =
        standing(
            new MappingNode(
                mapping.getTag(),
                true,
                own,
                mapping.getStartMark(),
                mapping.getEndMark(),
                mapping.getFlowStyle()),
            mapping);
    return base == null ? rest : Overlay.of(this, Scenario.class, base, rest);
  }

  private List<ScalarNode> includes(Node value) throws BadScenarioException {
    List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    List<ScalarNode> names = new ArrayList<>();
    for (Node node : nodes) {
      if (!(node instanceof ScalarNode name)) {
        throw bad(problem(node, INCLUDE, "expected a file's name, or a list of them"));
      }
      names.add(name);
    }
    return names;
  }

  private Node include(Path file, ScalarNode named, List<Path> trail) throws BadScenarioException {
    Path included = file.resolveSibling(named.getValue());
    Path key = included.toAbsolutePath().normalize();
    if (trail.contains(key)) {
      throw bad(
          problem(
              named, INCLUDE, "expected no cycle (" + named.getValue() + " includes this file)"));
    }
    if (trail.size() > limits.includes()) {
      throw bad(
          problem(
              named,
              INCLUDE,
              "expected at most " + limits.includes() + " files that include each other in a row"));
    }
    List<Path> longer = new ArrayList<>(trail);
    longer.add(key);
    return merged(included, text(included, named, INCLUDE), longer);
  }

  private Node compose(Path file, String text) throws BadScenarioException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(limits.bytes());
    options.setNestingDepthLimit(limits.depth());
    options.setMaxAliasesForCollections(limits.aliases());
    Node root;
    try {
      root = new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw bad(new Problem(file, line, "", "expected YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      throw bad(new Problem(file, 1, "", "expected YAML: " + firstLine(e)));
    }
    if (root == null) {
      throw bad(new Problem(file, 1, "", "expected a scenario (the file is empty)"));
    }
    claim(file, root, Collections.newSetFromMap(new IdentityHashMap<>()));
    return root;
  }

  /** Notes whose nodes these are; refuses what contains itself and keys that are there twice. */
  private void claim(Path file, Node node, Set<Node> around) throws BadScenarioException {
    boolean known = files.put(node, file) != null;
    if (!(node instanceof CollectionNode<?>)) {
      return;
    }
    if (!around.add(node)) {
      throw bad(problem(node, "", "expected no alias of something that it stands in"));
    }
    if (!known && node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        claim(file, item, around);
      }
    } else if (!known && node instanceof MappingNode mapping) {
      Set<String> keys = new LinkedHashSet<>();
      for (NodeTuple entry : mapping.getValue()) {
        claim(file, entry.getKeyNode(), around);
        claim(file, entry.getValueNode(), around);
        String key = key(entry);
        if (key == null) {
          throw bad(problem(entry.getKeyNode(), "", "expected a word as key"));
        }
        if (!keys.add(key)) {
          throw bad(problem(entry.getKeyNode(), key, "expected this key once (is there again)"));
        }
      }
    }
    around.remove(node);
  }

  /** {@return the key of an entry; null if it is no word} */
  static @Nullable String key(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
  }

  private static String firstLine(YAMLException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static BadScenarioException bad(Problem problem) {
    return new BadScenarioException(List.of(problem));
  }
}
