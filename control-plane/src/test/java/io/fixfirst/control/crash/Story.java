package io.fixfirst.control.crash;

import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.control.crash.history.Effect;
import io.fixfirst.core.Event;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All that the journal says, in its order; read further whenever somebody wants to know more. */
final class Story {

  private static final int PAGE = 5_000;

  private final JournalReader journal;
  private final List<JournalEvent> events = new ArrayList<>();
  private Offset end = Offset.START;

  Story(DataSource dataSource) {
    this.journal = new JournalReader(dataSource, new Codec(EntityType.names(EntityTypes.ALL)));
  }

  /** Reads up to now. */
  Story read() throws SQLException {
    for (List<JournalEvent> page = journal.read(end, PAGE);
        !page.isEmpty();
        page = journal.read(end, PAGE)) {
      events.addAll(page);
      end = page.getLast().offset();
    }
    return this;
  }

  /** {@return what reads it} */
  JournalReader journal() {
    return journal;
  }

  /** {@return what requests of a load have brought about} */
  List<Effect> effects() {
    return events.stream().flatMap(event -> Stream.ofNullable(effect(event))).toList();
  }

  private static @Nullable Effect effect(JournalEvent event) {
    return switch (event.event()) {
      case IncidentEvent.NoteAdded(_, _, var text) -> effect(Load.note(text), event, null);
      case DeviceEvent.AlarmRaised(_, var alarm, _) ->
          effect(Load.alert(alarm.identity()), event, null);
      case TenantEvent.IncidentOpened opened
          when opened.report().summary().startsWith(Load.REPORT) ->
          effect(Load.report(opened.report().summary()), event, opened.incident().text());
      default -> null; // Nothing that a load's request wants.
    };
  }

  private static Effect effect(String name, JournalEvent event, @Nullable String named) {
    return new Effect(name, event.entity().text(), event.revision(), named);
  }

  /** {@return the same for judges of a simulation} */
  List<Recorded> recorded() {
    List<Recorded> recorded = new ArrayList<>(events.size());
    for (JournalEvent event : events) {
      recorded.add(
          new Recorded(recorded.size() + 1, event.entity(), event.revision(), event.event()));
    }
    return recorded;
  }

  /** {@return the events of a kind, with whose they are} */
  <E extends Event> List<Told<E>> of(Class<E> type) {
    return events.stream()
        .filter(event -> type.isInstance(event.event()))
        .map(event -> new Told<>(event.entity().text(), type.cast(event.event())))
        .toList();
  }

  /** An event, and whose it is. */
  record Told<E>(String entity, E event) {}

  /** {@return how often each value occurs among the events of a kind} */
  <E extends Event> Map<String, Integer> count(Class<E> type, Function<Told<E>, String> value) {
    Map<String, Integer> counts = new TreeMap<>();
    of(type).forEach(told -> counts.merge(value.apply(told), 1, Integer::sum));
    return counts;
  }
}
