package io.fixfirst.control.demo;

import io.fixfirst.control.Terminal;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is going on, as one quiet line: rewritten in place on a terminal, else a line every few
 * seconds.
 */
final class Pulse {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final String ALERT = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  /** How many seconds lie between two lines where there is no terminal. */
  private static final int SECONDS_PER_LINE = 5;

  private final PrintWriter err;
  private final ZoneId zone;
  private final boolean terminal;
  private final boolean colour;
  private int seconds;

  Pulse(PrintWriter err, ZoneId zone, boolean terminal, boolean colour) {
    this.err = err;
    this.zone = zone;
    this.terminal = terminal;
    this.colour = colour;
  }

  /**
   * What is counted.
   *
   * @param first open incidents at the 1st line; and so on
   * @param busy engineers who are there and work on something
   * @param calledIn engineers in a P1's core team who are not on shift
   * @param breaches since the demo was started
   */
  record Counts(
      Instant now,
      int first,
      int second,
      int third,
      int waiting,
      int majors,
      int busy,
      int present,
      int calledIn,
      int alarms,
      long breaches,
      double eventsPerSecond) {}

  /** Shows the counts; called once a second. */
  void show(Counts counts) {
    if (terminal) {
      err.print(Terminal.CLEAR_LINE + text(counts));
      err.flush();
    } else if (seconds++ % SECONDS_PER_LINE == 0) {
      err.println(text(counts));
      err.flush();
    }
  }

  /** Ends the line, so that what is printed next has one of its own. */
  void end() {
    if (terminal) {
      err.println();
      err.flush();
    }
  }

  String text(Counts counts) {
    String majors = "P1 " + counts.majors();
    String calledIn = counts.calledIn() == 0 ? "" : " + " + counts.calledIn() + " called in";
    return TIME.format(counts.now().atZone(zone))
        + String.format(
            Locale.ROOT,
            "  open %d (1st %d, 2nd %d, 3rd %d, waiting %d)  ",
            counts.first() + counts.second() + counts.third() + counts.waiting(),
            counts.first(),
            counts.second(),
            counts.third(),
            counts.waiting())
        + (colour && counts.majors() > 0 ? ALERT + majors + PLAIN : majors)
        + String.format(
            Locale.ROOT,
            "  busy %d of %d%s  alarms %d  breaches %d  %.0f events/s",
            counts.busy(),
            counts.present(),
            calledIn,
            counts.alarms(),
            counts.breaches(),
            counts.eventsPerSecond());
  }
}
