package io.fixfirst.simulation.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fixfirst.simulation.stats.Estimate;
import java.util.Locale;
import java.util.Map;

/**
 * Results as one JSON document: what was run on the top level, figures as objects within objects by
 * the words of their names, each {@code {mean, low, high, unit, replications}}, the series, and the
 * values of each replication for the figures that runs are compared by.
 */
public final class ResultsJson {

  static final String EACH = "each";

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultsJson() {}

  /** {@return the document} */
  public static ObjectNode tree(Results results) {
    ObjectNode root = MAPPER.valueToTree(results.about());
    root.put("holds", results.holds());
    root.set("stability", MAPPER.valueToTree(results.stability()));
    root.set("targets", MAPPER.valueToTree(results.targets()));
    nest(root, results.figures());
    ObjectNode series = root.putObject("series");
    series.set("queues", MAPPER.valueToTree(results.queues()));
    series.set("weeks", MAPPER.valueToTree(results.weeks()));
    series.set("timesToResolve", MAPPER.valueToTree(results.timesToResolve()));
    series.set("majors", MAPPER.valueToTree(results.majors()));
    root.set(EACH, MAPPER.valueToTree(results.each()));
    Results.Versus versus = results.versus();
    if (versus != null) {
      ObjectNode node = root.putObject("versus");
      node.setAll((ObjectNode) MAPPER.valueToTree(versus.other()));
      node.put("by", versus.by().name().toLowerCase(Locale.ROOT));
      node.set("stability", MAPPER.valueToTree(versus.stability()));
      nest(node, versus.figures());
      nest(node.putObject("differences"), versus.differences());
    }
    return root;
  }

  /** {@return the document as text, for people to read too} */
  public static String text(Results results) {
    return tree(results).toPrettyString();
  }

  private static void nest(ObjectNode root, Map<String, Estimate> figures) {
    for (Map.Entry<String, Estimate> figure : figures.entrySet()) {
      ObjectNode node = root;
      String name = figure.getKey();
      int from = 0;
      int dot;
      while ((dot = name.indexOf('.', from)) >= 0) {
        String word = name.substring(from, dot);
        JsonNode child = node.get(word);
        node = child == null ? node.putObject(word) : (ObjectNode) child;
        from = dot + 1;
      }
      node.set(name.substring(from), MAPPER.valueToTree(figure.getValue()));
    }
  }
}
