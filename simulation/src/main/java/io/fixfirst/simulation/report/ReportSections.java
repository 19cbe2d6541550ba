package io.fixfirst.simulation.report;

import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.KindNames;
import io.fixfirst.simulation.stats.MajorIncident;
import io.fixfirst.simulation.stats.PriorityNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of the page, each where there is something to show in it. */
final class ReportSections {

  private final Results results;
  private final ReportTables tables;
  private final List<ReportSection> sections = new ArrayList<>();

  private ReportSections(Results results) {
    this.results = results;
    this.tables = new ReportTables(results);
  }

  static List<ReportSection> of(Results results) {
    ReportSections sections = new ReportSections(results);
    sections.versus();
    sections.kept();
    sections.kinds();
    sections.months();
    sections.weeks();
    sections.queues();
    sections.timesToResolve();
    sections.majors();
    return List.copyOf(sections.sections);
  }

  private void versus() {
    Results.Versus versus = results.versus();
    if (versus == null) {
      return;
    }
    long sure =
        ReportTables.compared(versus).stream()
            .filter(name -> surely(versus.differences().get(name)))
            .count();
    String finding =
        "Of the figures below "
            + sure
            + " surely differ from \u201c"
            + versus.other().title()
            + "\u201d."
            + (versus.stability().stable() ? "" : " That one does not keep up with what comes in.");
    add(
        "versus",
        "Against " + versus.other().scenario(),
        finding,
        switch (versus.by()) {
          case PAIRED ->
              "Both ran on the same chance, so that what differs is the plan and not luck. A bar"
                  + " that does not touch zero is a sure difference.";
          case WELCH ->
              "They did not run on the same chance, so part of what differs is luck; the intervals"
                  + " (Welch's) allow for it. A bar that does not touch zero is a sure difference.";
        },
        "How much larger (right) or smaller (left) each figure is there than here, in percent of"
            + " the figure here, with its 95 % interval.",
        tables.versus(versus));
  }

  private static boolean surely(@Nullable Estimate difference) {
    return difference != null && difference.differsFromZero();
  }

  private void kept() {
    ReportTable table = tables.kept();
    if (table.rows().isEmpty()) {
      return;
    }
    Estimate all = results.figure("sla.all.resolve.attained");
    add(
        "kept",
        "SLA by priority",
        all == null || all.mean() == null
            ? "How often tickets are answered and resolved in time."
            : Words.value(all) + " of all tickets are resolved in time.",
        "Each point is the share of tickets that kept their time; the line through it is where the"
            + " true value lies in 95 of 100 cases. Farther right is better.",
        "Share of tickets answered and resolved in time, by priority, with 95 % intervals.",
        table);
  }

  /** Where all tickets are incidents, there is nothing to tell apart. */
  private void kinds() {
    List<String> kinds = kinds(results);
    if (kinds.size() < 2) {
      return;
    }
    sections.add(
        new ReportSection(
            "kinds",
            "By kind of work",
            kinds.stream()
                .map(
                    kind ->
                        Words.value(results.figure("kinds." + kind + ".sla.all.resolve.attained"))
                            + " of "
                            + kind
                            + "s")
                .collect(Collectors.joining(", ", "", " are resolved in time.")),
            "A wish may wait longer by right than a fault; each is held to the terms of its service.",
            List.of(),
            List.of(),
            List.of(tables.kinds())));
  }

  private void months() {
    ReportTable table = tables.months();
    if (table.rows().size() < 2) {
      return;
    }
    String worst = "";
    double least = 2;
    for (String month : tables.monthNames()) {
      Estimate kept = results.figure("months." + month + ".sla.all.resolve.attained");
      if (kept != null && kept.value() < least) {
        least = kept.value();
        worst = Words.month(month);
      }
    }
    add(
        "months",
        "SLA by month",
        worst.isEmpty()
            ? "How often tickets are resolved in time, month by month."
            : "The weakest month is "
                + worst
                + ": "
                + Words.number(100 * least)
                + " % of its tickets are resolved in time.",
        "A ticket belongs to the month in which it was opened; the bars are 95 % intervals, wide"
            + " where a month has few tickets. The first and the last month may be parts of one.",
        "Share of tickets resolved in time, by month and priority.",
        table);
  }

  private void weeks() {
    List<ReportSection.Chart> charts = new ArrayList<>();
    List<ReportTable> texts = new ArrayList<>();
    for (Map.Entry<String, Results.Week> entry : results.weeks().entrySet()) {
      Results.Week week = entry.getValue();
      if (ReportTables.anybody(week)) {
        charts.add(
            new ReportSection.Chart(
                "weeks-" + charts.size(),
                week.label() + caption(results.figure("teams." + entry.getKey() + ".utilisation")),
                "How busy " + week.label() + " is in each hour of the week."));
        texts.add(ReportTables.week(week));
      }
    }
    if (!charts.isEmpty()) {
      sections.add(
          new ReportSection(
              "weeks",
              "How busy each team is, hour by hour",
              "Near 100 % there is no reserve: whatever comes then has to wait.",
              "Each square is an hour of an average week: the share of the present people's time"
                  + " that goes into tickets and P1s. Empty where nobody is on duty.",
              charts,
              List.of(),
              texts));
    }
  }

  private static String caption(@Nullable Estimate busy) {
    return busy == null || busy.mean() == null ? "" : ": " + Words.value(busy) + " busy in all";
  }

  private void queues() {
    List<ReportSection.Option> options = new ArrayList<>();
    String fullest = "";
    double most = 0;
    for (Map.Entry<String, Results.Queue> queue : results.queues().entrySet()) {
      double mean = ReportTables.mean(queue.getValue().mean());
      if (mean > 0) {
        var option = new ReportSection.Option(queue.getKey(), queue.getValue().label());
        if (results.weeks().containsKey(queue.getKey()) && mean > most) {
          options.addFirst(option);
        } else {
          options.add(option);
        }
      }
      if (results.weeks().containsKey(queue.getKey()) && mean > most) {
        most = mean;
        fullest = queue.getValue().label();
      }
    }
    if (options.isEmpty()) {
      return;
    }
    sections.add(
        new ReportSection(
            "queues",
            "Tickets that wait, over time",
            fullest.isEmpty()
                ? "Nobody waits long in any team."
                : "Most wait at "
                    + fullest
                    + ": "
                    + Words.number(most)
                    + " tickets on average."
                    + (results.stability().stable()
                        ? " No queue grows without end."
                        : " A queue that climbs all the time does not come down by itself."),
            "The line is the middle of all runs; the shaded band holds eight of ten runs. A line"
                + " that keeps climbing means too much work for the people.",
            List.of(
                new ReportSection.Chart(
                    "queues-0", "", "Number of waiting tickets over time, with its band.")),
            options,
            List.of(tables.queues())));
  }

  private void timesToResolve() {
    ReportTable table = tables.timesToResolve();
    if (table.rows().isEmpty()) {
      return;
    }
    Results.Distribution all = results.timesToResolve().get("all");
    add(
        "times",
        "How long until a ticket is resolved",
        all == null
            ? ""
            : "Half of all tickets are resolved within "
                + Words.minutes(all.p50())
                + ", 80 % within "
                + Words.minutes(all.p80())
                + ", 95 % within "
                + Words.minutes(all.p95())
                + ".",
        "Follow a line to the right until it reaches the share that you want: below it stands the"
            + " time within which so many are resolved. Calendar time, nights and weekends included.",
        "Share of tickets resolved within a time, by priority.",
        table);
  }

  private void majors() {
    List<MajorIncident> majors = results.majors();
    if (majors.isEmpty()) {
      return;
    }
    List<ReportSection.Option> options = new ArrayList<>();
    for (int i = 0; i < majors.size(); i++) {
      MajorIncident major = majors.get(i);
      options.add(
          new ReportSection.Option(
              Integer.toString(i),
              Words.minute(major.declared(), results.about().zone())
                  + " "
                  + major.incident()
                  + (major.delayed().isEmpty()
                      ? ""
                      : ", "
                          + ReportTables.many(major.delayed().size(), "ticket")
                          + " laid aside")));
    }
    long pulled = majors.stream().filter(major -> !major.delayed().isEmpty()).count();
    String shown =
        "In the first run "
            + (majors.size() == 1 ? "there is one P1" : "there are " + majors.size() + " P1s")
            + (majors.size() >= 100 ? " or more (the first hundred are here)" : "");
    sections.add(
        new ReportSection(
            "majors",
            "Each P1: who was pulled from what, and what it cost the others",
            shown + "; for " + pulled + " of them somebody had to leave a ticket.",
            "Above: how long each P1 took, one bar each. Below, the chosen P1: a bar for each member"
                + " of its core team, and for each ticket that they had to leave, how long it lay.",
            List.of(
                new ReportSection.Chart(
                    "majors-0",
                    "All P1s: minutes until service ran again",
                    "Duration of each P1, in the order in which they came."),
                new ReportSection.Chart(
                    "majors-1",
                    "The chosen P1, minute by minute",
                    "Who worked on the chosen P1, and which tickets lay meanwhile.")),
            options,
            List.of(tables.majors())));
  }

  private void add(
      String id,
      String title,
      String finding,
      String explanation,
      String description,
      ReportTable table) {
    sections.add(
        new ReportSection(
            id,
            title,
            finding,
            explanation,
            List.of(new ReportSection.Chart(id + "-0", "", description)),
            List.of(),
            List.of(table)));
  }

  /** {@return {@code P1}, {@code High} ...} */
  static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@return kinds of work that have tickets, incidents first} */
  static List<String> kinds(Results results) {
    return KindNames.ALL.stream()
        .filter(
            kind -> {
              Estimate tickets = results.figure("kinds." + kind + ".tickets.opened");
              return tickets != null && tickets.value() > 0;
            })
        .toList();
  }

  /** {@return priorities that have tickets, the heaviest first} */
  static List<String> priorities(Results results) {
    List<String> names = new ArrayList<>();
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      String name = PriorityNames.of(priority);
      Estimate tickets = results.figure("tickets.byPriority." + name);
      if (tickets != null && tickets.value() > 0) {
        names.add(name);
      }
    }
    return names;
  }
}
