package io.fixfirst.benchmarks.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.simulation.report.SelfContainedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs in the order of their time, and a picture of each figure over them. */
final class History {

  /**
   * A file of figures.
   *
   * @param name that people gave it
   */
  record Milestone(String name, List<Figure> figures) {
    Run run() {
      return figures.getFirst().run();
    }
  }

  record RunRow(String name, String commit, String at, String load, String form, String machine) {}

  record Point(String run, String mean, String interval) {}

  record Card(
      int index, String name, String unit, String better, boolean yardstick, List<Point> points) {}

  record Page(List<RunRow> runs, List<Card> figures) {}

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<Milestone> milestones;
  private final Map<String, Map<Milestone, Figure>> byName = new LinkedHashMap<>();

  History(List<Milestone> milestones) {
    this.milestones =
        milestones.stream()
            .sorted((one, other) -> one.run().at().compareTo(other.run().at()))
            .toList();
    for (Milestone milestone : this.milestones) {
      for (Figure figure : milestone.figures()) {
        byName.computeIfAbsent(figure.name(), _ -> new LinkedHashMap<>()).put(milestone, figure);
      }
    }
  }

  /** {@return how many figures there are} */
  int size() {
    return byName.size();
  }

  /** {@return the page} */
  String html() {
    List<RunRow> runs = milestones.stream().map(History::row).toList();
    List<Card> cards = new ArrayList<>();
    ObjectNode numbers = NODES.objectNode();
    ArrayNode names = numbers.putArray("runs");
    milestones.forEach(milestone -> names.add(milestone.name()));
    ArrayNode figures = numbers.putArray("figures");
    byName.forEach(
        (name, values) -> {
          Figure any = values.values().iterator().next();
          cards.add(
              new Card(
                  cards.size(),
                  name,
                  any.unit(),
                  any.better().name().toLowerCase(Locale.ROOT),
                  any.yardstick(),
                  values.entrySet().stream()
                      .map(each -> point(each.getKey(), each.getValue()))
                      .toList()));
          figures.add(numbers(any.unit(), values));
        });
    return SelfContainedPage.of(History.class, "history", new Page(runs, cards), numbers);
  }

  private ObjectNode numbers(String unit, Map<Milestone, Figure> values) {
    ObjectNode node = NODES.objectNode();
    node.put("unit", unit);
    ArrayNode points = node.putArray("points");
    values.forEach(
        (milestone, figure) ->
            points
                .addObject()
                .put("run", milestones.indexOf(milestone))
                .put("mean", figure.score())
                .put("low", Math.max(0, figure.low()))
                .put("high", figure.high()));
    return node;
  }

  private static RunRow row(Milestone milestone) {
    Run run = milestone.run();
    return new RunRow(
        milestone.name(),
        run.commit(),
        run.at().toString(),
        String.format(Locale.ROOT, "%.1f", run.load()),
        run.quick() ? "quick" : "full",
        run.machine());
  }

  private static Point point(Milestone milestone, Figure figure) {
    return new Point(
        milestone.name(),
        Amount.of(figure.score(), figure.unit()),
        Amount.of(figure.low(), figure.unit()) + " to " + Amount.of(figure.high(), figure.unit()));
  }
}
