package io.fixfirst.core.incident;

import io.fixfirst.core.Effect;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timers of one incident being listed; mostly there are none, and then there is no list. */
final class Wakes {

  /** What the two timers of a clock are called. */
  private record Names(String warn, String breach) {

    static Names of(String clock) {
      return new Names("warn-" + clock, "breach-" + clock);
    }
  }

  /** Of the clocks that there are: every event that moves a clock asks for them. */
  private static final Map<String, Names> KNOWN = known();

  private List<Effect.Wake> wakes = List.of();

  private static Map<String, Names> known() {
    Map<String, Names> known = new LinkedHashMap<>();
    known.put(SlaClocks.RESPOND, Names.of(SlaClocks.RESPOND));
    known.put(SlaClocks.RESOLVE, Names.of(SlaClocks.RESOLVE));
    for (Line line : Line.values()) {
      known.put(SlaClocks.line(line), Names.of(SlaClocks.line(line)));
    }
    return known;
  }

  void ofClock(SlaClock clock) {
    Instant warnAt = clock.warnAt();
    Instant due = clock.due();
    if (warnAt == null && due == null) {
      return;
    }
    Names known = KNOWN.get(clock.name());
    Names names = known == null ? Names.of(clock.name()) : known;
    if (warnAt != null) {
      add(names.warn(), warnAt, new IncidentCommand.WarnClock(clock.name()));
    }
    if (due != null) {
      add(names.breach(), due, new IncidentCommand.BreachClock(clock.name()));
    }
  }

  void add(String name, Instant at, IncidentCommand command) {
    if (wakes.isEmpty()) {
      wakes = new ArrayList<>(4);
    }
    wakes.add(new Effect.Wake(name, at, command));
  }

  List<Effect.Wake> all() {
    return wakes;
  }
}
