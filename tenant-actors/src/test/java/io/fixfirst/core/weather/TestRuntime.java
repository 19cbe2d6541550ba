package io.fixfirst.core.weather;

import io.fixfirst.core.Command;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.device.DeviceRules;
import io.fixfirst.core.engineer.EngineerRules;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.tenant.TenantRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs all entities on one thread and a virtual clock, with an agenda in the order of time and then
 * of entry. A seed gives the same run every time.
 */
final class TestRuntime {

  /** How long it may take until nothing more is to be said, once the weather is clear. */
  private static final Duration QUIET_WITHIN = Duration.ofHours(6);

  private record Due(long at, long order, Runnable step) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Weather weather;
  private final Consumer<Recorded> witness;
  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final Map<EntityId, Shell<?, ?, ?>> shells = new LinkedHashMap<>();
  private final List<Recorded> journal = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private long millis;
  private long order;
  private int flying;

  /**
   * @param witness is shown each event as it happens
   */
  TestRuntime(Instant start, Weather weather, Consumer<Recorded> witness) {
    this.millis = start.toEpochMilli();
    this.weather = weather;
    this.witness = witness;
  }

  Weather weather() {
    return weather;
  }

  long millis() {
    return millis;
  }

  Instant now() {
    return Instant.ofEpochMilli(millis);
  }

  /** {@return every event so far} */
  List<Recorded> journal() {
    return journal;
  }

  /** {@return every message between entities that was refused} */
  List<String> refusals() {
    return refusals;
  }

  /** {@return every entity that has been spoken to} */
  List<Shell<?, ?, ?>> shells() {
    return List.copyOf(shells.values());
  }

  /** {@return the state of an entity, as a console would show it} */
  <S> S state(EntityId id, Class<S> kind) {
    return kind.cast(shell(id).state());
  }

  /** A command from outside; it may find nobody, and then it has not been taken. */
  void ask(EntityId to, Command command) {
    Shell<?, ?, ?> shell = shell(to);
    if (!shell.isDown()) {
      @Nullable Rejection _ = shell.take(command);
      somebodyMayDie(shell);
    }
  }

  /** {@return whether the receiver has answered a message of another entity} */
  boolean deliver(EntityId from, EntityId to, Command command) {
    Shell<?, ?, ?> shell = shell(to);
    if (shell.isDown()) {
      return false;
    }
    Rejection refusal = shell.take(command);
    if (refusal != null) {
      refusals.add(from + " → " + to + ": " + command + ": " + refusal.code());
    }
    boolean answers = !shell.isDown();
    somebodyMayDie(shell);
    return answers;
  }

  private void somebodyMayDie(Shell<?, ?, ?> likely) {
    if (weather.crashes()) {
      List<Shell<?, ?, ?>> all = shells();
      Shell<?, ?, ?> one = weather.one(2) == 0 ? likely : all.get(weather.one(all.size()));
      one.crash();
    }
  }

  void record(EntityId id, Event event) {
    Recorded recorded = new Recorded(journal.size() + 1, id, event);
    journal.add(recorded);
    witness.accept(recorded);
  }

  void after(long delayMillis, Runnable step) {
    at(millis + delayMillis, step);
  }

  void at(Instant time, Runnable step) {
    at(ceiling(time), step);
  }

  void at(long time, Runnable step) {
    agenda.add(new Due(Math.max(time, millis), order++, step));
  }

  /** A message is on its way until then. */
  void fly(long time, Runnable arrival) {
    flying++;
    at(
        time,
        () -> {
          flying--;
          arrival.run();
        });
  }

  /** Lets that much time pass. */
  void run(Duration time) {
    long until = millis + time.toMillis();
    while (!agenda.isEmpty() && agenda.element().at() <= until) {
      next();
    }
    millis = until;
  }

  /** Lets the weather clear, and time pass until nobody has anything more to say. */
  void calmDown() {
    weather.clears();
    long latest = millis + QUIET_WITHIN.toMillis();
    while (flying > 0 || somebodyIsBusy()) {
      Violation.unless(millis < latest, "It never becomes quiet: %s", whoIsBusy());
      next();
    }
  }

  private void next() {
    Due due = agenda.remove();
    millis = due.at();
    due.step().run();
  }

  private boolean somebodyIsBusy() {
    for (Shell<?, ?, ?> shell : shells.values()) {
      if (shell.busy()) {
        return true;
      }
    }
    return false;
  }

  private List<EntityId> whoIsBusy() {
    List<EntityId> busy = new ArrayList<>();
    shells.values().stream().filter(Shell::busy).forEach(shell -> busy.add(shell.id()));
    return busy;
  }

  private Shell<?, ?, ?> shell(EntityId id) {
    Shell<?, ?, ?> shell = shells.get(id);
    if (shell == null) {
      shell = new Shell<>(this, rules(id), id);
      shells.put(id, shell);
    }
    return shell;
  }

  private static Entity<?, ?, ?> rules(EntityId id) {
    return switch (id.kind()) {
      case TENANT -> new TenantRules();
      case DEVICE -> new DeviceRules();
      case INCIDENT -> new IncidentRules();
      case DESK -> new DeskRules();
      case ENGINEER -> new EngineerRules();
    };
  }

  /** A timer is due when its whole time has come. */
  private static long ceiling(Instant time) {
    long floor = time.toEpochMilli();
    return time.equals(Instant.ofEpochMilli(floor)) ? floor : floor + 1;
  }
}
