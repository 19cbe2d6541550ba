package io.fixfirst.simulation.twin;

import static io.fixfirst.simulation.runtime.SmallDesk.ADA;
import static io.fixfirst.simulation.runtime.SmallDesk.START;
import static io.fixfirst.simulation.runtime.SmallDesk.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Event;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.SmallDesk;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final List<Recorded> journal = new ArrayList<>();

  @BeforeEach
  void an_incident_is_taken_up() {
    VirtualRuntime runtime = new VirtualRuntime(START, Weather.calm(), journal::add);
    SmallDesk desk = new SmallDesk(runtime);
    desk.open();
    desk.report(1, false);
    runtime.run(START.plusSeconds(60));
    desk.acknowledge(incident(1), ADA);
    runtime.run(START.plusSeconds(60));
  }

  @Test
  void equal_histories_have_no_difference() {
    Comparison comparison = compare(journal, Duration.ZERO);
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.events()).isEqualTo(journal.size());
    assertThat(comparison.entities()).isEqualTo(5);
  }

  @Test
  void one_changed_value_is_found_and_named() {
    List<Recorded> other = new ArrayList<>(journal);
    int place = place(IncidentEvent.Acknowledged.class);
    IncidentEvent.Acknowledged was = (IncidentEvent.Acknowledged) journal.get(place).event();
    other.set(
        place,
        with(
            journal.get(place), new IncidentEvent.Acknowledged(was.at(), was.by(), SmallDesk.BOB)));
    Difference difference = compare(other, Duration.ZERO).differences().getFirst();
    assertThat(difference.entity()).isEqualTo(incident(1));
    assertThat(difference.revision()).isEqualTo(journal.get(place).revision());
    assertThat(difference.cause()).contains("Acknowledged", "engineer.text: ada and bob");
  }

  @Test
  void an_event_too_few_and_one_too_many_are_found() {
    List<Recorded> fewer = new ArrayList<>(journal);
    Recorded last = fewer.removeLast();
    assertThat(compare(fewer, Duration.ZERO).differences())
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).contains("did not happen virtually"));
    Comparison turned = Comparison.of(histories(fewer), histories(journal), Duration.ZERO);
    assertThat(turned.differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.entity()).isEqualTo(last.entity());
              assertThat(one.cause()).contains("happened virtually alone");
            });
  }

  @Test
  void another_order_is_a_difference() {
    List<Recorded> other = new ArrayList<>(journal);
    List<Recorded> own = journal.stream().filter(one -> one.entity().equals(incident(1))).toList();
    int first = journal.indexOf(own.get(own.size() - 2));
    int second = journal.indexOf(own.getLast());
    other.set(first, journal.get(second));
    other.set(second, journal.get(first));
    assertThat(compare(other, Duration.ZERO).differences()).hasSize(1);
  }

  @Test
  void instants_may_differ_by_the_tolerance_and_no_more() {
    List<Recorded> other = new ArrayList<>(journal);
    int place = place(IncidentEvent.Acknowledged.class);
    IncidentEvent.Acknowledged was = (IncidentEvent.Acknowledged) journal.get(place).event();
    other.set(
        place,
        with(
            journal.get(place),
            new IncidentEvent.Acknowledged(was.at().plusMillis(20), was.by(), was.engineer())));
    assertThat(compare(other, Duration.ofMillis(20)).differences()).isEmpty();
    assertThat(compare(other, Duration.ofMillis(19)).differences())
        .singleElement()
        .satisfies(one -> assertThat(one.cause()).contains("first at: "));
  }

  private Comparison compare(List<Recorded> other, Duration tolerance) {
    return Comparison.of(histories(journal), histories(other), tolerance);
  }

  private static Histories histories(List<Recorded> record) {
    Histories histories = new Histories();
    record.forEach(histories::see);
    return histories;
  }

  private int place(Class<? extends Event> kind) {
    for (int i = 0; i < journal.size(); i++) {
      if (kind.isInstance(journal.get(i).event())) {
        return i;
      }
    }
    throw new AssertionError("Nothing of the kind happened (" + kind + ").");
  }

  private static Recorded with(Recorded recorded, Event event) {
    return new Recorded(recorded.number(), recorded.entity(), recorded.revision(), event);
  }
}
