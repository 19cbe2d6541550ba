package io.fixfirst.benchmarks.results;

import java.util.List;
import java.util.Locale;

/** Numbers with about three digits that count, and their unit. */
public final class Amount {

  private static final double THOUSAND = 1_000;
  private static final List<String> LARGE = List.of("", "k ", "M ", "G ");
  private static final List<String> TIMES = List.of("ns", "us", "ms", "s");

  private Amount() {}

  /** {@return {@code 25.6 M ops/s}, {@code 1.43 ms/op}} */
  public static String of(double value, String unit) {
    int slash = unit.indexOf('/');
    String first = slash < 0 ? unit : unit.substring(0, slash);
    int time = TIMES.indexOf(first);
    double shown = value;
    if (time >= 0) {
      while (Math.abs(shown) >= THOUSAND && time < TIMES.size() - 1) {
        shown /= THOUSAND;
        time++;
      }
      return digits(shown) + " " + TIMES.get(time) + unit.substring(first.length());
    }
    int step = 0;
    while (Math.abs(shown) >= (step == 0 ? 10 * THOUSAND : THOUSAND) && step < LARGE.size() - 1) {
      shown /= THOUSAND;
      step++;
    }
    return digits(shown) + " " + LARGE.get(step) + unit;
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
