package io.fixfirst.control.replay;

import io.fixfirst.control.replay.ReplayResult.Accepted;
import io.fixfirst.control.replay.ReplayResult.Latency;
import io.fixfirst.control.replay.ReplayResult.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A replay's result for people, in a terminal of 100 columns. */
final class ReplayTable {

  private static final int LOST_SHOWN = 10;
  private static final String LINE = "%-20s%9s%9s%9s%8s%8s%9s%9s%9s%9s%n";

  private ReplayTable() {}

  /** {@return the text, which ends with a line break} */
  static String of(ReplayResult result) {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "%s at %s times real time against %s, seed %d%n",
        result.scenario(),
        number(result.speed()),
        result.against(),
        result.seed());
    add(
        text,
        "%s of the scenario in %s%s%n%n",
        time(result.scenarioSeconds()),
        time(result.wallSeconds()),
        result.interrupted() ? ", then interrupted" : "");
    add(
        text, LINE, "request", "sent", "per s", "refused", "failed", "there", "p50 ms", "p90 ms",
        "p99 ms", "max ms");
    result.requests().forEach(row -> add(text, row));
    add(text, result.all());
    text.append(System.lineSeparator());
    refusals(text, result);
    add(
        text,
        "Latency counts from when a request was to be sent, so waiting on this side is in it.%n");
    add(
        text,
        "This side: at most %d calls at once, %d calls waited for another, %d requests not sent,%n"
            + "at most %s ms late.%n",
        result.callsMax(),
        result.queued(),
        result.unsent(),
        number(result.behindMillis()));
    accepted(text, result.accepted());
    return text.toString();
  }

  private static void add(StringBuilder text, Row row) {
    Latency latency = row.latencyMillis();
    add(
        text,
        LINE,
        row.request(),
        row.sent(),
        number(row.perSecond()),
        row.refused(),
        row.failed(),
        row.thereAlready(),
        number(latency.p50()),
        number(latency.p90()),
        number(latency.p99()),
        number(latency.max()));
  }

  private static void refusals(StringBuilder text, ReplayResult result) {
    for (Row row : result.requests()) {
      List<String> codes = new ArrayList<>();
      for (Map.Entry<String, Long> refusal : row.refusals().entrySet()) {
        codes.add(refusal.getValue() + " x " + refusal.getKey());
      }
      if (!codes.isEmpty()) {
        add(text, "Refused, %s: %s%n", row.request(), String.join(", ", codes));
      }
    }
  }

  private static void accepted(StringBuilder text, Accepted accepted) {
    add(
        text,
        "Accepted and looked for: %d reports, %d devices. Lost: %s.%n",
        accepted.reports(),
        accepted.devices(),
        accepted.lost().isEmpty() ? "none" : accepted.lost().size());
    accepted.lost().stream().limit(LOST_SHOWN).forEach(path -> add(text, "  lost: %s%n", path));
    if (!accepted.unanswered().isEmpty()) {
      add(
          text,
          "The server does not answer any more for %d of them, such as %s.%n",
          accepted.unanswered().size(),
          accepted.unanswered().getFirst());
    }
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  /** {@return a time for people} */
  static String time(double seconds) {
    if (seconds >= 2 * 3_600) {
      return number(seconds / 3_600) + " hours";
    }
    return seconds >= 120 ? number(seconds / 60) + " minutes" : number(seconds) + " seconds";
  }
}
