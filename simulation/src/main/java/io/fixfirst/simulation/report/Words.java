package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: a value in a fitting unit, and how far off it may be. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
  private static final String NONE = "-";

  private Words() {}

  /** {@return the figure in its unit, {@code 96.1 % ± 0.4}; a hyphen where there is none} */
  static String of(@Nullable Estimate estimate) {
    if (estimate == null || estimate.mean() == null) {
      return NONE;
    }
    return switch (estimate.unit()) {
      case SHARE -> scaled(estimate, 100, " %");
      case MINUTES -> minutes(estimate);
      case HOURS -> scaled(estimate, 1, " h");
      case COUNT, NUMBER, RATIO -> scaled(estimate, 1, "");
    };
  }

  /** {@return the value alone} */
  static String value(@Nullable Estimate estimate) {
    return estimate == null || estimate.mean() == null
        ? NONE
        : of(new Estimate(estimate.mean(), null, null, estimate.unit(), 1));
  }

  /** {@return a value in the unit of a figure} */
  static String like(double value, Estimate figure) {
    return of(new Estimate(value, null, null, figure.unit(), 1));
  }

  /** {@return a duration in ISO 8601 as days, or as hours} */
  static String span(String duration) {
    Duration time = Duration.parse(duration);
    return time.toHours() % 24 == 0 && time.toDays() > 0
        ? time.toDays() + (time.toDays() == 1 ? " day" : " days")
        : number(time.toMinutes() / 60.0) + " hours";
  }

  /** {@return so many minutes, in a fitting unit} */
  static String minutes(double minutes) {
    return minutes(new Estimate(minutes, null, null, Unit.MINUTES, 1));
  }

  /** {@return {@code Mar 2026} for {@code 2026-03}} */
  static String month(String month) {
    return MONTH.format(YearMonth.parse(month));
  }

  /** {@return day and time of day} */
  static String minute(Instant instant, String zone) {
    return MINUTE.format(instant.atZone(ZoneId.of(zone)));
  }

  static String day(Instant instant, String zone) {
    return DAY.format(instant.atZone(ZoneId.of(zone)));
  }

  private static String minutes(Estimate estimate) {
    double size = Math.abs(estimate.value());
    if (size == 0) {
      return scaled(estimate, 1, " min");
    }
    if (size < 1) {
      return scaled(estimate, 60, " s");
    }
    if (size < 120) {
      return scaled(estimate, 1, " min");
    }
    return size < 48 * 60 ? scaled(estimate, 1 / 60.0, " h") : scaled(estimate, 1 / 1_440.0, " d");
  }

  /** Both with the digits that fit the value. */
  private static String scaled(Estimate estimate, double factor, String unit) {
    double value = estimate.value() * factor;
    double half = estimate.halfWidth() * factor;
    String form = form(value == 0 && half > 0 ? half : value);
    String range = Double.isNaN(half) ? "" : " ± " + number(half, form);
    return number(value, form) + unit + range;
  }

  /** {@return about three digits, and thousands apart} */
  static String number(double value) {
    return number(value, form(value));
  }

  private static String number(double value, String form) {
    return value == 0 ? "0" : String.format(Locale.ROOT, form, value);
  }

  private static String form(double value) {
    double size = Math.abs(value);
    return size >= 99.95 ? "%,.0f" : size >= 0.95 ? "%.1f" : size >= 0.095 ? "%.2f" : "%.4f";
  }
}
