package io.fixfirst.simulation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.MajorIncident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the page's script draws, as small as they can be: four digits, percents instead
 * of shares, local times as if they were UTC so that axes show the scenario's own time of day.
 */
final class ReportCharts {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Results results;
  private final ZoneId zone;

  private ReportCharts(Results results) {
    this.results = results;
    this.zone = ZoneId.of(results.about().zone());
  }

  static ObjectNode json(Results results) {
    ReportCharts charts = new ReportCharts(results);
    ObjectNode root = NODES.objectNode();
    root.set("kept", charts.kept());
    root.set("months", charts.months());
    root.set("weeks", charts.weeks());
    root.set("queues", charts.queues());
    root.set("times", charts.times());
    root.set("majors", charts.majors());
    if (results.versus() != null) {
      root.set("versus", charts.versus(results.versus()));
    }
    return root;
  }

  private ObjectNode kept() {
    ObjectNode kept = NODES.objectNode();
    List<String> names = ReportSections.priorities(results);
    ArrayNode priorities = kept.putArray("priorities");
    names.forEach(name -> priorities.add(ReportSections.capital(name)));
    for (String clock : List.of("respond", "resolve")) {
      ArrayNode values = kept.putArray(clock);
      names.forEach(
          name -> values.add(share(results.figure("sla." + name + "." + clock + ".attained"))));
    }
    return kept;
  }

  private ObjectNode months() {
    ObjectNode node = NODES.objectNode();
    ArrayNode months = node.putArray("months");
    ObjectNode series = node.putObject("series");
    List<String> names = ReportSections.priorities(results);
    names.forEach(name -> series.putArray(ReportSections.capital(name)));
    for (String month : new ReportTables(results).monthNames()) {
      months.add(Words.month(month));
      for (String name : names) {
        series
            .withArray(ReportSections.capital(name))
            .add(share(results.figure("months." + month + ".sla." + name + ".resolve.attained")));
      }
    }
    return node;
  }

  private ArrayNode weeks() {
    ArrayNode weeks = NODES.arrayNode();
    for (Results.Week week : results.weeks().values()) {
      if (ReportTables.anybody(week)) {
        ObjectNode node = weeks.addObject();
        ArrayNode busy = node.putArray("busy");
        for (Double share : week.utilisation()) {
          add(busy, share == null ? Double.NaN : 100 * share);
        }
        node.set("present", numbers(week.present()));
      }
    }
    return weeks;
  }

  private ObjectNode queues() {
    ObjectNode queues = NODES.objectNode();
    for (Map.Entry<String, Results.Queue> entry : results.queues().entrySet()) {
      Results.Queue queue = entry.getValue();
      if (ReportTables.mean(queue.mean()) > 0) {
        ObjectNode node = queues.putObject(entry.getKey());
        node.put("label", queue.label());
        ArrayNode times = node.putArray("times");
        for (int i = 0; i < queue.mean().length; i++) {
          times.add(local(queue.begins().plusMillis(i * queue.sliceMillis())));
        }
        node.set("low", numbers(queue.p10()));
        node.set("middle", numbers(queue.p50()));
        node.set("high", numbers(queue.p90()));
      }
    }
    return queues;
  }

  private ObjectNode times() {
    ObjectNode node = NODES.objectNode();
    results
        .timesToResolve()
        .forEach(
            (priority, times) -> {
              ArrayNode points = node.putArray(ReportSections.capital(priority));
              for (int i = 0; i < times.share().length; i++) {
                ArrayNode point = points.addArray();
                add(point, times.upToMinutes()[i]);
                add(point, 100 * times.share()[i]);
              }
            });
    return node;
  }

  private ArrayNode majors() {
    ArrayNode majors = NODES.arrayNode();
    for (MajorIncident major : results.majors()) {
      ObjectNode node = majors.addObject();
      node.put("incident", major.incident());
      node.put("when", Words.minute(major.declared(), results.about().zone()));
      node.put("formed", since(major.declared(), major.formed()));
      node.put("restored", since(major.declared(), major.restored()));
      ArrayNode members = node.putArray("members");
      for (MajorIncident.Pulled member : major.members()) {
        ObjectNode each = members.addObject();
        each.put("engineer", member.engineer());
        each.put("role", member.role());
        each.put("left", member.left());
        each.put("from", since(major.declared(), member.from()));
        each.put("minutes", round(member.minutes()));
      }
      ArrayNode delayed = node.putArray("delayed");
      for (MajorIncident.Delayed other : major.delayed()) {
        ObjectNode each = delayed.addObject();
        each.put("incident", other.incident());
        each.put("engineer", other.engineer());
        each.put("from", since(major.declared(), other.from()));
        each.put("minutes", round(other.minutes()));
        each.put("missed", other.missedItsTarget());
      }
    }
    return majors;
  }

  private ArrayNode versus(Results.Versus versus) {
    ArrayNode rows = NODES.arrayNode();
    for (String name : ReportTables.compared(versus)) {
      Estimate here = results.figure(name);
      Estimate difference = versus.differences().get(name);
      if (here != null && difference != null && here.value() != 0) {
        ObjectNode row = rows.addObject();
        row.put("figure", FigureNames.inWords(name));
        row.set("percent", interval(difference, 100 / here.value()));
        row.put("difference", Words.of(difference));
        row.put("sure", difference.differsFromZero());
      }
    }
    return rows;
  }

  private static @Nullable Double since(Instant declared, @Nullable Instant then) {
    return then == null ? null : round(Duration.between(declared, then).toMillis() / 60_000.0);
  }

  private long local(Instant instant) {
    return instant.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** In percent; an interval beyond what a share can be is cut there. */
  private static ArrayNode share(@Nullable Estimate estimate) {
    ArrayNode node = interval(estimate, 100);
    for (int i = 1; i < node.size(); i++) {
      if (node.get(i).isNumber()) {
        node.set(i, NODES.numberNode(Math.clamp(node.get(i).doubleValue(), 0, 100)));
      }
    }
    return node;
  }

  /** Value, low and high end; the ends are null where there is no interval. */
  private static ArrayNode interval(@Nullable Estimate estimate, double factor) {
    ArrayNode node = NODES.arrayNode();
    add(node, estimate == null ? Double.NaN : factor * estimate.value());
    for (Double end :
        estimate == null
            ? new @Nullable Double[2]
            : new @Nullable Double[] {estimate.low(), estimate.high()}) {
      add(node, end == null ? Double.NaN : factor * end);
    }
    return node;
  }

  private static ArrayNode numbers(double[] values) {
    ArrayNode node = NODES.arrayNode();
    for (double value : values) {
      add(node, value);
    }
    return node;
  }

  private static void add(ArrayNode node, double value) {
    if (Double.isNaN(value)) {
      node.addNull();
    } else {
      node.add(round(value));
    }
  }

  private static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
