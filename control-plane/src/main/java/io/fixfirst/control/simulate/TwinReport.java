package io.fixfirst.control.simulate;

import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.twin.Comparison;
import io.fixfirst.simulation.twin.Difference;
import io.fixfirst.simulation.twin.Retraced;
import io.fixfirst.simulation.twin.TwinCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --from-journal} prints; its parts are the fields of the JSON.
 *
 * @param whole whether the journal was read to its end
 * @param from the first event's instant; null without events
 * @param until the last event's; null without events
 * @param outside commands from outside that had an effect
 * @param messages between entities that had an effect
 * @param timers that had an effect
 * @param slowestMessageMillis on the system's clock, as are all times
 * @param latestTimerMillis from when a timer was due to its effect
 * @param unexplained events that follow from nothing that is known
 * @param differences the first of each entity, earliest first
 * @param ownOrder how many entities have the same history when the virtual runtime is not led
 * @param firstInOwnOrder the earliest difference then; null if there is none
 * @param delivery how long a message was taken to last at most
 */
record TwinReport(
    long events,
    int entities,
    boolean whole,
    @Nullable Instant from,
    @Nullable Instant until,
    int outside,
    long messages,
    long timers,
    long slowestMessageMillis,
    long latestTimerMillis,
    long unexplained,
    List<Line> differences,
    int ownOrder,
    @Nullable Line firstInOwnOrder,
    Duration delivery) {

  /**
   * A difference.
   *
   * @param event its number among the entity's, from 1
   */
  record Line(String kind, String entity, long event, Instant at, String cause) {

    static Line of(Difference difference) {
      return new Line(
          difference.entity().kind().storedName(),
          difference.entity().text(),
          difference.revision(),
          difference.at(),
          difference.cause());
    }

    String text() {
      return "  %s %s, event %d, %s%n    %s%n".formatted(kind, entity, event, at, cause);
    }
  }

  static TwinReport of(TwinCheck check, List<Recorded> record, Duration delivery, boolean whole) {
    Retraced retraced = check.retraced();
    Comparison own = check.own();
    List<Difference> differences = new ArrayList<>(retraced.differences());
    if (differences.isEmpty()) {
      differences.addAll(check.led().differences());
    }
    return new TwinReport(
        retraced.events(),
        retraced.entities(),
        whole,
        record.isEmpty() ? null : record.getFirst().event().at(),
        record.isEmpty() ? null : record.getLast().event().at(),
        retraced.outside().size(),
        retraced.messages(),
        retraced.timers(),
        retraced.slowestMessage().toMillis(),
        retraced.latestTimer().toMillis(),
        retraced.unexplained(),
        differences.stream().map(Line::of).toList(),
        own.entities() - own.differences().size(),
        own.differences().isEmpty() ? null : Line.of(own.differences().getFirst()),
        delivery);
  }

  String text() {
    if (events == 0) {
      return "The journal is empty.\n";
    }
    StringBuilder text = new StringBuilder(500);
    text.append(
        words(
            "%,d events of %,d entities, from %s to %s%s,%n",
            events, entities, from, until, whole ? "" : " (the first of a longer journal)"));
    text.append(
        words(
            "caused by %,d commands from outside, %,d messages and %,d timers.%n",
            outside, messages, timers));
    text.append(
        words(
            "The slowest message took %.3f s, the latest timer rang %.3f s late.%n%n",
            slowestMessageMillis / 1e3, latestTimerMillis / 1e3));
    if (differences.isEmpty()) {
      text.append("Every event is what the rules answer, to the last value.\n");
    } else {
      text.append(
          words(
              "%,d events follow from nothing that is known. Of each entity the first difference:%n",
              unexplained));
      differences.forEach(line -> text.append(line.text()));
    }
    text.append(
        words(
            "%nWith messages that take no time, %,d of %,d entities have the same history"
                + " (times within %s).%n",
            ownOrder, entities, delivery));
    if (firstInOwnOrder != null) {
      text.append(
          differences.isEmpty()
              ? "That the others have not is the order in which messages arrived. The first:\n"
              : "The first that has not:\n");
      text.append(firstInOwnOrder.text());
    }
    return text.toString();
  }

  private static String words(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
