package io.fixfirst.simulation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Difference.Method;
import io.fixfirst.simulation.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a run in the JSON document of its results: enough to compare it with another.
 *
 * @param each values by replication; empty in documents from before they were kept
 */
public record KeptResults(
    Results.About about,
    SequencedMap<String, Estimate> figures,
    SequencedMap<String, List<@Nullable Double>> each,
    Results.Stability stability) {

  private static final TypeReference<LinkedHashMap<String, List<@Nullable Double>>> EACH =
      new TypeReference<>() {};

  /** What stands beside the figures on the document's top level, or is no estimate. */
  private static final Set<String> OTHERS =
      Set.of("series", "versus", "targets", "stability", ResultsJson.EACH);

  /** {@return the part of results that is kept} */
  public static KeptResults of(Results results) {
    return new KeptResults(results.about(), results.figures(), results.each(), results.stability());
  }

  /**
   * {@return what a document of {@link ResultsJson} says}
   *
   * @throws IllegalArgumentException if it is no such document
   */
  public static KeptResults read(String json) {
    try {
      JsonNode root = ResultsJson.MAPPER.readTree(json);
      if (!root.path("digest").isTextual()) {
        throw new IllegalArgumentException("expected the results.json of a simulation");
      }
      SequencedMap<String, Estimate> figures = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : root.properties()) {
        if (!OTHERS.contains(field.getKey())) {
          gather(field.getKey(), field.getValue(), figures);
        }
      }
      JsonNode each = root.path(ResultsJson.EACH);
      return new KeptResults(
          ResultsJson.MAPPER.treeToValue(root, Results.About.class),
          figures,
          each.isMissingNode()
              ? new LinkedHashMap<>()
              : ResultsJson.MAPPER.convertValue(each, EACH),
          ResultsJson.MAPPER.treeToValue(root.path("stability"), Results.Stability.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "expected the results.json of a simulation (" + e.getOriginalMessage() + ")", e);
    }
  }

  private static void gather(String name, JsonNode node, SequencedMap<String, Estimate> figures)
      throws JsonProcessingException {
    if (node.path("unit").isTextual()) { // One of the figures may be named mean.
      figures.put(name, ResultsJson.MAPPER.treeToValue(node, Estimate.class));
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      gather(name + "." + field.getKey(), field.getValue(), figures);
    }
  }

  /**
   * {@return how another run differs from this one} Replications of one number have the same chance
   * if the seed is the same; then the figures whose values are kept are compared pair by pair.
   */
  public Results.Versus versus(KeptResults other) {
    boolean paired = about.seed() == other.about.seed() && !each.isEmpty() && !other.each.isEmpty();
    SequencedMap<String, Estimate> differences = new LinkedHashMap<>();
    figures.forEach(
        (name, here) -> {
          Estimate there = other.figures.get(name);
          if (there == null) {
            return;
          }
          List<@Nullable Double> first = each.get(name);
          List<@Nullable Double> second = other.each.get(name);
          if (!paired) {
            differences.put(name, Difference.welch(here, there));
          } else if (first != null && second != null) {
            differences.put(name, Difference.paired(here.unit(), first, second));
          }
        });
    return new Results.Versus(
        other.about,
        other.figures,
        differences,
        other.stability,
        paired ? Method.PAIRED : Method.WELCH);
  }
}
