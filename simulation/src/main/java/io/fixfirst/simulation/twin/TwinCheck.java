package io.fixfirst.simulation.twin;

import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the virtual twin says of the record of a running system.
 *
 * @param retraced whether each event is what the rules answer
 * @param led the record against the virtual runtime led by it; without tolerance
 * @param own the record against the virtual runtime in an order of its own, in which messages take
 *     no time; with as much tolerance for instants as messages may take
 */
public record TwinCheck(Retraced retraced, Comparison led, Comparison own) {

  /**
   * {@return what it says}
   *
   * @param record from the first event on, in its order
   * @param delivery how long a message, or a timer, takes at most
   */
  public static TwinCheck of(List<Recorded> record, Duration delivery) {
    Retrace retrace = new Retrace(delivery);
    Histories histories = new Histories();
    for (Recorded recorded : record) {
      retrace.see(recorded);
      histories.see(recorded);
    }
    Retraced retraced = retrace.finish();
    if (record.isEmpty()) {
      Comparison nothing = Comparison.of(histories, histories, Duration.ZERO);
      return new TwinCheck(retraced, nothing, nothing);
    }
    List<OutsideCommand> outside = new ArrayList<>(retraced.outside());
    outside.sort(Comparator.comparing(OutsideCommand::at));
    Instant start = Instant.MAX;
    Instant end = Instant.MIN;
    for (Recorded recorded : record) {
      Instant at = recorded.event().at();
      start = at.isBefore(start) ? at : start;
      end = at.isAfter(end) ? at : end;
    }
    Histories led = VirtualDay.led(start, retraced.causes());
    Histories own = VirtualDay.run(start, outside, end);
    return new TwinCheck(
        retraced,
        Comparison.of(histories, led, Duration.ZERO),
        Comparison.of(histories, own, delivery));
  }

  /** {@return whether the record is what the rules say, to the last value} */
  public boolean holds() {
    return retraced.differences().isEmpty() && led.differences().isEmpty();
  }
}
