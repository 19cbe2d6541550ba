package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.MajorIncident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables behind the charts. */
final class ReportTables {

  private static final int PARTS = 12;

  private final Results results;

  ReportTables(Results results) {
    this.results = results;
  }

  ReportTable kept() {
    ReportTable.Rows rows = new ReportTable.Rows();
    for (String name : ReportSections.priorities(results)) {
      rows.add(
          ReportSections.capital(name),
          List.of(
              Words.of(results.figure("tickets.byPriority." + name)),
              Words.of(results.figure("sla." + name + ".respond.attained")),
              Words.of(results.figure("sla." + name + ".resolve.attained")),
              Words.of(results.figure("sla." + name + ".resolve.undecided"))));
    }
    return rows.under(
        "Tickets that kept their time",
        List.of("Priority", "Tickets", "Answered in time", "Resolved in time", "Open at the end"));
  }

  ReportTable kinds() {
    ReportTable.Rows rows = new ReportTable.Rows();
    for (String kind : ReportSections.kinds(results)) {
      String prefix = "kinds." + kind + ".";
      rows.add(
          ReportSections.capital(kind),
          List.of(
              Words.of(results.figure(prefix + "tickets.opened")),
              Words.of(results.figure(prefix + "sla.all.respond.attained")),
              Words.of(results.figure(prefix + "sla.all.resolve.attained")),
              Words.value(results.figure(prefix + "timeToResolveMinutes.p50")),
              Words.value(results.figure(prefix + "timeToResolveMinutes.p95"))));
    }
    return rows.under(
        "By kind of work",
        List.of(
            "Kind",
            "Tickets",
            "Answered in time",
            "Resolved in time",
            "Half resolved within",
            "95 % within"));
  }

  ReportTable months() {
    List<String> priorities = ReportSections.priorities(results);
    List<String> head = new ArrayList<>(List.of("Month", "Tickets", "All"));
    priorities.forEach(name -> head.add(ReportSections.capital(name)));
    ReportTable.Rows rows = new ReportTable.Rows();
    for (String month : monthNames()) {
      String prefix = "months." + month + ".";
      List<String> cells = new ArrayList<>();
      cells.add(Words.of(results.figure(prefix + "tickets.opened")));
      cells.add(Words.of(results.figure(prefix + "sla.all.resolve.attained")));
      priorities.forEach(
          name ->
              cells.add(Words.of(results.figure(prefix + "sla." + name + ".resolve.attained"))));
      rows.add(Words.month(month), cells);
    }
    return rows.under("Resolved in time, by the month in which they were opened", head);
  }

  /** {@return {@code 2026-03} ...} */
  Set<String> monthNames() {
    Set<String> months = new LinkedHashSet<>();
    for (String name : results.under("months.").keySet()) {
      months.add(name.substring(0, name.indexOf('.')));
    }
    return months;
  }

  static ReportTable week(Results.Week week) {
    ReportTable.Rows rows = new ReportTable.Rows();
    for (int hour = 0; hour < 24; hour++) {
      List<String> cells = new ArrayList<>();
      for (int day = 0; day < 7; day++) {
        Double busy = week.utilisation()[day * 24 + hour];
        cells.add(busy == null ? "" : Math.round(100 * busy) + " %");
      }
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(HoursOfWeek.ofDay(hour), cells);
      }
    }
    List<String> head = new ArrayList<>(List.of("Hour"));
    head.addAll(HoursOfWeek.DAYS);
    return rows.under("How busy: " + week.label(), head);
  }

  static boolean anybody(Results.Week week) {
    return Arrays.stream(week.utilisation()).anyMatch(busy -> busy != null);
  }

  ReportTable queues() {
    ReportTable.Rows rows = new ReportTable.Rows();
    List<String> head = new ArrayList<>(List.of("From"));
    List<Results.Queue> shown = new ArrayList<>();
    for (Results.Queue queue : results.queues().values()) {
      if (mean(queue.mean()) > 0) {
        head.add(queue.label());
        shown.add(queue);
      }
    }
    int slices = shown.isEmpty() ? 0 : shown.getFirst().mean().length;
    int parts = Math.min(PARTS, slices);
    for (int part = 0; part < parts; part++) {
      int from = slices * part / parts;
      int to = slices * (part + 1) / parts;
      Results.Queue first = shown.getFirst();
      rows.add(
          Words.day(first.begins().plusMillis(from * first.sliceMillis()), results.about().zone()),
          shown.stream()
              .map(queue -> Words.number(mean(Arrays.copyOfRange(queue.mean(), from, to))))
              .toList());
    }
    return rows.under("Waiting tickets on average, from each day to the next", head);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  ReportTable timesToResolve() {
    ReportTable.Rows rows = new ReportTable.Rows();
    for (Map.Entry<String, Results.Distribution> entry : results.timesToResolve().entrySet()) {
      Results.Distribution times = entry.getValue();
      rows.add(
          ReportSections.capital(entry.getKey()),
          List.of(
              String.format(Locale.ROOT, "%,d", times.count()),
              Words.minutes(times.p50()),
              Words.minutes(times.p80()),
              Words.minutes(times.p95())));
    }
    return rows.under(
        "Resolved within, all runs together",
        List.of("Priority", "Tickets", "Half of them", "80 %", "95 %"));
  }

  ReportTable majors() {
    ReportTable.Rows rows = new ReportTable.Rows();
    String zone = results.about().zone();
    for (MajorIncident major : results.majors()) {
      rows.add(
          Words.minute(major.declared(), zone) + ", " + major.incident(),
          List.of(
              major.formed() == null
                  ? "never"
                  : Words.minutes(minutes(Duration.between(major.declared(), major.formed()))),
              major.restored() == null
                  ? "not by the end"
                  : Words.minutes(minutes(Duration.between(major.declared(), major.restored()))),
              major.members().stream().map(ReportTables::member).collect(Collectors.joining("; ")),
              major.delayed().isEmpty()
                  ? "nothing"
                  : major.delayed().stream()
                      .map(ReportTables::delayed)
                      .collect(Collectors.joining("; "))));
    }
    return rows.under(
        "P1s of the first run",
        List.of(
            "P1",
            "Core team after",
            "Running again after",
            "Core team",
            "What it cost the others"));
  }

  private static String member(MajorIncident.Pulled member) {
    return member.engineer()
        + " ("
        + member.role()
        + (member.left() == null ? ", was free)" : ", left " + member.left() + ")");
  }

  private static String delayed(MajorIncident.Delayed delayed) {
    return delayed.incident()
        + " lay "
        + Words.minutes(delayed.minutes())
        + (delayed.missedItsTarget() ? ", missed its time" : "");
  }

  private static double minutes(Duration duration) {
    return duration.toMillis() / 60_000.0;
  }

  /** {@return {@code 1 ticket}, {@code 2 tickets}} */
  static String many(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  ReportTable versus(Results.Versus versus) {
    ReportTable.Rows rows = new ReportTable.Rows();
    for (String name : compared(versus)) {
      Estimate difference = versus.differences().get(name);
      rows.add(
          FigureNames.inWords(name),
          List.of(
              Words.of(results.figure(name)),
              Words.of(versus.figures().get(name)),
              Words.of(difference),
              surely(difference)));
    }
    return rows.under(
        "Here and there", List.of("Figure", "Here", "There", "There less here", "Do they differ?"));
  }

  private static String surely(@Nullable Estimate difference) {
    return difference != null && difference.differsFromZero() ? "surely" : "cannot be told";
  }

  /** {@return names of the figures that are worth comparing, where both have them} */
  static List<String> compared(Results.Versus versus) {
    return versus.differences().entrySet().stream()
        .filter(entry -> entry.getValue().mean() != null)
        .map(Map.Entry::getKey)
        .filter(FigureNames::worthComparing)
        .toList();
  }
}
