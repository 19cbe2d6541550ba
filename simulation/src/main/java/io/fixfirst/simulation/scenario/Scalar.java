package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.PriorityMatrix;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is written as one word, number or line.
 *
 * @param words what is expected, for messages
 * @param schema its type in JSON Schema
 * @param pattern as a regular expression; null where its type says all
 * @param parse throws {@link IllegalArgumentException} or {@link DateTimeException}
 */
record Scalar(
    String words, String schema, @Nullable String pattern, Function<String, Object> parse) {

  private static final Scalar WHOLE =
      new Scalar("a whole number", "integer", null, text -> Integer.valueOf(text.replace("_", "")));
  private static final Scalar LARGE =
      new Scalar(
          "a whole number",
          "integer",
          null,
          text -> new BigInteger(text.replace("_", "")).longValueExact());
  private static final Scalar NUMBER = new Scalar("a number", "number", null, Scalar::number);
  private static final Scalar YES = new Scalar("true or false", "boolean", null, Scalar::yes);

  private static final Map<Class<?>, Scalar> KNOWN =
      Map.ofEntries(
          Map.entry(int.class, WHOLE),
          Map.entry(Integer.class, WHOLE),
          Map.entry(long.class, LARGE),
          Map.entry(double.class, NUMBER),
          Map.entry(Double.class, NUMBER),
          Map.entry(boolean.class, YES),
          Map.entry(String.class, text("a text", null, text -> text)),
          Map.entry(
              Duration.class,
              text("a duration like PT15M or P14D", "^P[0-9DTHMS.]+$", Duration::parse)),
          Map.entry(
              LocalDateTime.class,
              text(
                  "a local time like 2026-03-09T08:50",
                  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}",
                  LocalDateTime::parse)),
          Map.entry(
              LocalDate.class,
              text("a day like 2026-03-09", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", LocalDate::parse)),
          Map.entry(
              LocalTime.class,
              text("a time of day like 22:00", "^[0-9]{2}:[0-9]{2}", LocalTime::parse)),
          Map.entry(ZoneId.class, text("a time zone like Europe/Copenhagen", null, ZoneId::of)),
          Map.entry(DateRange.class, text("days", DateRange.FORM, DateRange::parse)),
          Map.entry(Target.class, text("a target", Target.FORM, Target::parse)),
          Map.entry(
              PriorityMatrix.Cell.class,
              text("a priority and a target like \"high PT4H\"", null, Scalar::cell)));

  private static final List<String> NOT_NUMBERS = List.of(".nan", "nan", ".inf", "-.inf", "+.inf");

  /** {@return how that type is written; null if it is not written as one} */
  static @Nullable Scalar of(Class<?> type) {
    return KNOWN.get(type);
  }

  /**
   * {@return what is written}
   *
   * @throws IllegalArgumentException with a sentence that says what was expected
   */
  Object read(String text) {
    try {
      return parse.apply(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("expected " + words + " (was \"" + text + "\")", e);
    }
  }

  private static Scalar text(
      String words, @Nullable String pattern, Function<String, Object> parse) {
    return new Scalar(words, "string", pattern, parse);
  }

  private static Object number(String text) {
    if (NOT_NUMBERS.contains(text.toLowerCase(java.util.Locale.ROOT))
        || !text.matches("[-+0-9._eE]+")) {
      throw new NumberFormatException(text);
    }
    double number = Double.parseDouble(text.replace("_", ""));
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Object yes(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(text);
    };
  }

  private static Object cell(String text) {
    String[] words = text.strip().split(" +", -1);
    if (words.length != 2) {
      throw new DateTimeException(text);
    }
    Priority priority = (Priority) EnumNames.constant(Priority.class, words[0]);
    Duration resolve = Duration.parse(words[1]);
    return new PriorityMatrix.Cell(priority, resolve);
  }
}
