package io.fixfirst.simulation.report;

import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.PriorityNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Results for a terminal of 100 columns: first whether the plan holds, then what it rests on. A
 * number with ± is a mean over the replications, with its 95 % interval.
 */
public final class TerminalReport {

  private static final int WIDTH = 100;
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Results results;
  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private TerminalReport(Results results, boolean colour) {
    this.results = results;
    this.colour = colour;
  }

  /** {@return the report, with line ends} */
  public static String of(Results results, boolean colour) {
    TerminalReport report = new TerminalReport(results, colour);
    report.write();
    return report.text.toString();
  }

  private void write() {
    Results.About about = results.about();
    line("%s", paint(BOLD, clipped(about.title(), WIDTH)));
    line(
        "%s, %s simulated%s, %s with seed %d",
        about.scenario(),
        Words.span(about.horizon()),
        about.warmUp().equals("PT0S")
            ? ""
            : " (the first " + Words.span(about.warmUp()) + " not counted)",
        about.replications() == 1 ? "once" : about.replications() + " times",
        about.seed());
    verdict();
    targets();
    priorities();
    kinds();
    lines();
    teams();
    majors();
    atTheEnd();
    versus();
    line("");
    line(
        "%,d entity commands in %.1f s, %,.0f a second. Commit %s.",
        about.commands(), about.wallSeconds(), about.commandsPerSecond(), about.commit());
    line("Digest %s", about.digest());
  }

  private void verdict() {
    Results.Stability stability = results.stability();
    line("");
    if (!stability.stable()) {
      line(paint(RED, "DOES NOT HOLD: more comes in than is done."));
      for (Results.Overload overload : stability.overloads()) {
        line(
            "  The queue of %s grows by %s tickets a week since %s.",
            overload.label(),
            Words.of(overload.ticketsPerWeek()),
            Words.day(overload.since(), results.about().zone()));
      }
    } else if (!results.holds()) {
      line(paint(RED, "DOES NOT HOLD: a target is missed."));
    } else if (results.targets().isEmpty()) {
      line(
          paint(GREEN, "Keeps up: no queue grows without end.")
              + " The scenario states no targets.");
    } else if (results.targets().stream()
        .allMatch(target -> target.outcome() == Results.Outcome.MET)) {
      line(paint(GREEN, "HOLDS: no queue grows without end, and every target is met."));
    } else {
      line(
          paint(GREEN, "HOLDS, as far as it can be told:")
              + " no target is missed, but not all are sure.");
    }
  }

  private void targets() {
    if (results.targets().isEmpty()) {
      return;
    }
    heading("Target", 46, "came out as", 24, "");
    for (Results.TargetOutcome target : results.targets()) {
      String outcome =
          switch (target.outcome()) {
            case MET -> paint(GREEN, "met");
            case MISSED -> paint(RED, "missed");
            case NOT_SURE ->
                (target.missed() ? paint(RED, "missed") : "met")
                    + ", not sure: more replications tell";
            case NOT_SEEN -> "never seen";
          };
      row(target.text(), 46, Words.of(target.estimate()), 24, outcome);
    }
  }

  private void priorities() {
    heading(
        "SLA kept",
        12,
        "tickets",
        16,
        "respond",
        17,
        "resolve",
        17,
        "half / 80 % / 95 % resolved in");
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      String name = PriorityNames.of(priority);
      Estimate tickets = figure("tickets.byPriority." + name);
      if (tickets != null && tickets.value() > 0) {
        String times = "timeToResolveMinutes." + name + ".";
        row(
            capital(name),
            12,
            Words.of(tickets),
            16,
            Words.of(figure("sla." + name + ".respond.attained")),
            17,
            Words.of(figure("sla." + name + ".resolve.attained")),
            17,
            threeTimes(times));
      }
    }
  }

  /** Where all tickets are incidents, there is nothing to tell apart. */
  private void kinds() {
    List<String> kinds = ReportSections.kinds(results);
    if (kinds.size() < 2) {
      return;
    }
    heading(
        "Kind",
        12,
        "tickets",
        16,
        "answered in time",
        17,
        "resolved in time",
        17,
        "resolved within: 50 / 80 / 95 %");
    for (String kind : kinds) {
      String prefix = "kinds." + kind + ".";
      String times = prefix + "timeToResolveMinutes.";
      row(
          capital(kind),
          12,
          Words.of(figure(prefix + "tickets.opened")),
          16,
          Words.of(figure(prefix + "sla.all.respond.attained")),
          17,
          Words.of(figure(prefix + "sla.all.resolve.attained")),
          17,
          threeTimes(times));
    }
  }

  private String threeTimes(String prefix) {
    return Words.value(figure(prefix + "p50"))
        + " / "
        + Words.value(figure(prefix + "p80"))
        + " / "
        + Words.value(figure(prefix + "p95"));
  }

  private void lines() {
    heading(
        "Line",
        12,
        "people busy",
        16,
        "tickets wait",
        17,
        "solved here",
        17,
        "solved at first touch");
    for (String line : List.of("1", "2", "3")) {
      String prefix = "lines." + line + ".";
      if (figure(prefix + "queue") != null) {
        row(
            line,
            12,
            Words.of(figure(prefix + "utilisation")),
            16,
            Words.of(figure(prefix + "waitMinutes")),
            17,
            Words.of(figure(prefix + "solvedShare")),
            17,
            line.equals("1") ? Words.of(figure(prefix + "firstTouchRate")) : "");
      }
    }
  }

  private void teams() {
    Set<String> teams = new LinkedHashSet<>();
    for (String name : results.under("teams.").keySet()) {
      teams.add(name.substring(0, name.indexOf('.')));
    }
    heading("Team", 30, "people busy", 17, "tickets wait", 17, "queue", 16, "longest queue");
    for (String team : teams) {
      String prefix = "teams." + team + ".";
      Estimate vendor = figure(prefix + "atVendor");
      row(
          team,
          30,
          Words.of(figure(prefix + "utilisation")),
          17,
          Words.of(figure(prefix + "waitMinutes")),
          17,
          Words.of(figure(prefix + "queue")),
          16,
          Words.value(figure(prefix + "queueMost"))
              + (vendor == null ? "" : ", vendor has " + Words.value(vendor)));
    }
  }

  private void majors() {
    Estimate count = figure("p1.count");
    if (count == null || count.value() == 0) {
      return;
    }
    line("");
    line(
        "P1s: %s; core team after %s; running again after %s.",
        Words.of(count),
        Words.of(figure("p1.minutesToCoreTeam")),
        Words.of(figure("p1.minutesToRestore")));
    line(
        "  For them %s tickets were laid aside, for %s each;",
        Words.of(figure("p1.suspendedTickets")), Words.of(figure("p1.suspendedMinutes")));
    line("  %s of these missed their time.", Words.of(figure("p1.suspendedThatMissed")));
  }

  private void atTheEnd() {
    double undecided = 0;
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      Estimate each = figure("sla." + PriorityNames.of(priority) + ".resolve.undecided");
      undecided += each == null ? 0 : each.value();
    }
    line("");
    line(
        "Tickets: %s; at the end %s are not resolved.",
        Words.of(figure("tickets.opened")), Words.of(figure("tickets.unresolved")));
    line(
        "  Of these %s still have time left, so that they are in no share.",
        Words.number(undecided));
  }

  private void versus() {
    Results.Versus versus = results.versus();
    if (versus == null) {
      return;
    }
    heading("Against " + versus.other().scenario(), 34, "here", 20, "there", 20, "there less here");
    for (String name : compared(versus)) {
      Estimate difference = versus.differences().get(name);
      if (difference != null && difference.mean() != null) {
        row(
            name,
            34,
            Words.of(figure(name)),
            20,
            Words.of(versus.figures().get(name)),
            20,
            Words.of(difference) + (difference.differsFromZero() ? " *" : ""));
      }
    }
    line(
        switch (versus.by()) {
          case PAIRED ->
              "  * differs for sure: zero is not in the 95 % interval of the paired differences.";
          case WELCH ->
              "  * differs for sure, by Welch's 95 % interval: they had not the same chance.";
        });
    if (!versus.stability().stable()) {
      line("  %s does not keep up with what comes in.", versus.other().scenario());
    }
  }

  private static List<String> compared(Results.Versus versus) {
    return versus.differences().keySet().stream()
        .filter(
            name ->
                name.matches(
                    "tickets[.]opened|sla[.][^.]+[.]re(spond|solve)[.]attained"
                        + "|lines[.].[.](utilisation|waitMinutes|firstTouchRate)"
                        + "|p1[.](count|minutesToRestore)"))
        .toList();
  }

  private @Nullable Estimate figure(String name) {
    return results.figure(name);
  }

  private void heading(Object... columns) {
    line("");
    StringBuilder heading = new StringBuilder();
    append(heading, columns);
    line(paint(BOLD, heading.toString().stripTrailing()));
  }

  private void row(Object... columns) {
    StringBuilder row = new StringBuilder("  ");
    Object[] indented = columns.clone();
    indented[1] = (Integer) indented[1] - 2;
    append(row, indented);
    line("%s", row.toString().stripTrailing());
  }

  /** Texts and the widths of their columns by turns; the last has none. */
  private static void append(StringBuilder row, Object... columns) {
    for (int i = 0; i < columns.length; i += 2) {
      int room = i + 1 < columns.length ? (Integer) columns[i + 1] - 1 : WIDTH - row.length();
      String cell = clipped((String) columns[i], room);
      row.append(cell);
      if (i + 1 < columns.length) {
        int width = (Integer) columns[i + 1];
        row.append(" ".repeat(Math.max(1, width - cell.length())));
      }
    }
  }

  private static String clipped(String cell, int room) {
    return cell.length() <= room || cell.contains("\u001b")
        ? cell
        : cell.substring(0, room - 1) + "…";
  }

  private void line(String form, Object... values) {
    text.append(values.length == 0 ? form : String.format(Locale.ROOT, form, values)).append('\n');
  }

  private String paint(String how, String what) {
    return colour ? how + what + PLAIN : what;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
