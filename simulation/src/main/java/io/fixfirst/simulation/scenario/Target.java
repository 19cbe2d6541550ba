package io.fixfirst.simulation.scenario;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plan must hold, written as a sentence: {@code High resolve >= 95 %}.
 *
 * <p>Known are {@code <priority> respond} and {@code resolve} (share inside the SLA time), {@code
 * <priority> p50}, {@code p80} and {@code p95} (time to resolve), {@code line <n> utilisation},
 * {@code wait}, {@code solved}, {@code line 1 first-touch}, {@code P1 restore} and {@code P1 core
 * team}. Shares are written with {@code %} or as a number, times with {@code min}, {@code h} or
 * {@code d}.
 *
 * @param text as written
 * @param metric the figure's name as in {@code simulate --json}: {@code sla.high.resolve.attained}
 * @param atLeast whether it must be at least the value; else at most
 * @param value a share from 0 to 1, or minutes
 */
public record Target(String text, String metric, boolean atLeast, double value) {

  /** How it is written, as a regular expression. */
  static final String FORM = "^[A-Za-z0-9 .-]+ *(>=|<=) *[0-9]+([.][0-9]+)? *(%|min|h|d)?$";

  private static final Pattern SENTENCE =
      Pattern.compile("([a-z0-9 .-]+?) *(>=|<=) *([0-9]+(?:[.][0-9]+)?) *(%|min|h|d)?");

  private static final String PRIORITY = "(p1|high|normal|medium|low)";

  /** A way to say something, the figure that is meant, and whether it is a time. */
  private record Phrase(Pattern said, String metric, boolean time) {
    Phrase(String said, String metric, boolean time) {
      this(Pattern.compile(said), metric, time);
    }
  }

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase(PRIORITY + " (respond|resolve)", "sla.$1.$2.attained", false),
          new Phrase(PRIORITY + " (?:resolve )?(p50|p80|p95)", "timeToResolveMinutes.$1.$2", true),
          new Phrase("line ([123]) utilisation", "lines.$1.utilisation", false),
          new Phrase("line ([123]) solved", "lines.$1.solvedShare", false),
          new Phrase("line ([123]) wait", "lines.$1.waitMinutes", true),
          new Phrase("(?:line 1 )?first[- ]touch", "lines.1.firstTouchRate", false),
          new Phrase("p1 restore", "p1.minutesToRestore", true),
          new Phrase("p1 core[- ]team", "p1.minutesToCoreTeam", true));

  /** {@return the target that is written so} */
  public static Target parse(String text) {
    Matcher sentence = SENTENCE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!sentence.matches()) {
      throw wrong("a target like \"High resolve >= 95 %\"", text);
    }
    String subject = sentence.group(1).strip().replaceAll(" +", " ");
    for (Phrase phrase : PHRASES) {
      Matcher said = phrase.said().matcher(subject);
      if (said.matches()) {
        return new Target(
            text.strip(),
            said.replaceFirst(phrase.metric()),
            sentence.group(2).equals(">="),
            value(phrase, Double.parseDouble(sentence.group(3)), sentence.group(4), text));
      }
    }
    throw wrong(
        "\"High resolve\", \"High respond\", \"High p95\", \"line 1 utilisation\", \"line 1 wait\","
            + " \"line 1 solved\", \"first-touch\", \"P1 restore\" or \"P1 core team\", and a value",
        text);
  }

  private static double value(
      Phrase phrase, double number, @org.jspecify.annotations.Nullable String unit, String text) {
    if (phrase.time()) {
      if (unit == null || unit.equals("%")) {
        throw wrong("a time with min, h or d", text);
      }
      return number * (unit.equals("min") ? 1 : unit.equals("h") ? 60 : 24 * 60);
    }
    double share = unit == null ? number : number / 100;
    if ((unit != null && !unit.equals("%")) || share > 1) {
      throw wrong("a share of at most 100 %", text);
    }
    return share;
  }

  private static IllegalArgumentException wrong(String expected, String text) {
    return new IllegalArgumentException("expected " + expected + " (was \"" + text + "\")");
  }
}
