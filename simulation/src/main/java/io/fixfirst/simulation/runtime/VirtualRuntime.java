package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs entities on one thread and a virtual clock of whole milliseconds. Everything happens in the
 * order of time and, at one instant, of entry: timers, messages and the world's doings alike. The
 * same calls give the same events, on every machine.
 *
 * <p>In calm weather a message is delivered once, at the instant at which it is sent, after
 * everything that was due then already. In a storm it travels as {@link Weather} says.
 *
 * <p>Not thread-safe.
 */
public final class VirtualRuntime {

  /** How long it may take until nothing more is to be said, once the weather is clear. */
  private static final Duration QUIET_WITHIN = Duration.ofHours(6);

  /** So many refused messages are kept. */
  private static final int REFUSALS_KEPT = 100;

  private final Weather weather;
  private final Witness witness;

  private final Schedule schedule;
  private final Map<EntityId, Shell<?, ?, ?>> shells = new LinkedHashMap<>();
  private final List<Shell<?, ?, ?>> inOrder = new ArrayList<>();
  private final List<MessageRefused> refusals = new ArrayList<>();
  private BiConsumer<EntityId, Command> listener = (_, _) -> {};
  private int flying;
  private int busy;
  private boolean carryingOut;
  private long commands;
  private long events;
  private long refused;

  /**
   * @param start the clock's first instant, cut to milliseconds
   * @param witness is shown each event as it happens
   */
  public VirtualRuntime(Instant start, Weather weather, Witness witness) {
    this.schedule = new Schedule(start);
    this.weather = weather;
    this.witness = witness;
  }

  // The clock and the agenda

  public Instant now() {
    return schedule.now();
  }

  /** {@return now, in milliseconds since 1970} */
  public long millis() {
    return schedule.millis();
  }

  /** Does that once that instant has come; at once, after what is due, if it is over already. */
  public void at(Instant when, Runnable what) {
    schedule.at(Schedule.ceiling(when), what);
  }

  /**
   * Does that once that instant has come; at once, after what is due, if it is over already.
   *
   * @param when in milliseconds since 1970
   */
  public void at(long when, Runnable what) {
    schedule.at(when, what);
  }

  /** Lets time pass: does everything that is due up to and at that instant. */
  public void run(Instant until) {
    schedule.run(until.toEpochMilli());
  }

  /** Lets the weather turn bad again after it was clear; calm weather stays as it is. */
  public void storm() {
    weather.breaks();
  }

  /**
   * Lets the weather clear, and time pass until nobody has anything more to say.
   *
   * @throws DefectException if it does not become quiet within hours
   */
  public void calmDown() {
    weather.clears();
    long latest = millis() + QUIET_WITHIN.toMillis();
    while (!schedule.soon().isEmpty() || flying > 0 || busy > 0) {
      if (millis() >= latest) {
        throw new DefectException("It never becomes quiet (" + whoIsBusy() + ").", null);
      }
      schedule.step();
    }
  }

  /**
   * Does the first thing on the agenda, if it is due by then, and lets what it sets going come to
   * rest: every message that follows from it arrives before anything else that is due at that
   * instant. For calm weather, and for whoever compares with the live runtime, where things come to
   * rest too; {@link #run} takes what is due at one instant in the order of entry.
   *
   * @return whether there was something
   */
  public boolean runNext(Instant until) {
    if (!schedule.stepOfAgenda(until.toEpochMilli())) {
      return false;
    }
    settle();
    return true;
  }

  /** Lets every message arrive that is on its way now, and those that follow; in calm weather. */
  public void settle() {
    schedule.settle();
  }

  /** Shows every later command from outside to somebody, before it is carried out. */
  public void listen(BiConsumer<EntityId, Command> somebody) {
    this.listener = somebody;
  }

  // Led by the hand of somebody who knows in which order things have happened elsewhere. Nothing
  // happens by itself then; in calm weather.

  /**
   * Turns the clock, and does nothing of what is due. Back, too: where several write at the same
   * time, what was decided first is not always written first.
   */
  public void turnTo(Instant time) {
    schedule.turnTo(time.toEpochMilli());
  }

  /**
   * Lets a message from one entity to another arrive, however many others wait. Those that it said
   * to it before are lost.
   *
   * @return whether there was such a message
   */
  public boolean arrive(EntityId from, EntityId to, Command command) {
    Letter letter = new Letter(this, from, to, command);
    if (!schedule.soon().contains(letter)) {
      return false;
    }
    Iterator<Runnable> each = schedule.soon().iterator();
    while (each.hasNext()) {
      if (each.next() instanceof Letter next && next.to().equals(to) && next.from().equals(from)) {
        each.remove();
        if (next.equals(letter)) {
          break;
        }
      }
    }
    letter.run();
    return true;
  }

  /**
   * Rings an entity's timer of that name, due or not.
   *
   * @return whether there was one
   */
  public boolean ring(EntityId of, String name) {
    return shell(of).ring(name);
  }

  // Entities

  /** Carries out a command from outside, at once. What it sets going follows on the agenda. */
  public Answer ask(EntityId to, Command command) {
    return ask(shell(to), command);
  }

  private <E extends Event> Answer ask(Shell<?, ?, E> shell, Command command) {
    if (shell.isDown()) {
      return new Answer.Lost();
    }
    listener.accept(shell.id(), command);
    Decision<E> decision = take(shell, command);
    somebodyMayDie(shell);
    return switch (decision) {
      case Decision.Rejected<E>(Rejection rejection) -> new Answer.Refused(rejection);
      case Decision.Accepted<E>(List<E> done) ->
          new Answer.Done(Collections.unmodifiableList(done));
    };
  }

  /**
   * Takes over a system as it was elsewhere. Each entity does what it must in its state, as after a
   * crash: its timers are set, and what may not have arrived is said again. In calm weather, before
   * anything else.
   *
   * @throws IllegalStateException in a storm, because nobody could come back from a crash
   */
  public void adopt(Image image) {
    if (!weather.isCalm() || !shells.isEmpty()) {
      throw new IllegalStateException("A system is taken over in calm weather, and first of all.");
    }
    for (Image.Standing one : image.standing()) {
      shell(one.id()).become(one.state(), one.revision());
    }
    inOrder.forEach(Shell::resume);
  }

  /**
   * {@return the state of an entity, as a reader of it alone would see it; of one that is over, in
   * calm weather, what {@linkplain Entity#remains remains}}
   */
  public <S> S state(EntityId id, Class<S> kind) {
    Shell<?, ?, ?> shell = shells.get(id);
    return kind.cast(shell == null ? RuleBooks.of(id.kind()).empty(id) : shell.state());
  }

  /** {@return every entity that has been spoken to, in the order of the first command} */
  public List<EntityId> entities() {
    List<EntityId> ids = new ArrayList<>(inOrder.size());
    for (Shell<?, ?, ?> shell : inOrder) {
      ids.add(shell.id());
    }
    return ids;
  }

  /** {@return how many commands entities have been given: from outside, of others, by timers} */
  public long commands() {
    return commands;
  }

  /** {@return how many events there were} */
  public long events() {
    return events;
  }

  /** {@return how many messages between entities were refused} */
  public long refusals() {
    return refused;
  }

  /** {@return the first messages between entities that were refused} */
  public List<MessageRefused> firstRefusals() {
    return List.copyOf(refusals);
  }

  private Shell<?, ?, ?> shell(EntityId id) {
    Shell<?, ?, ?> shell = shells.get(id);
    if (shell == null) {
      shell = new Shell<>(this, RuleBooks.of(id.kind()), id);
      shells.put(id, shell);
      inOrder.add(shell);
    }
    return shell;
  }

  // For shells

  Schedule schedule() {
    return schedule;
  }

  Weather weather() {
    return weather;
  }

  void record(EntityId id, long revision, Event event) {
    witness.see(new Recorded(++events, id, revision, event));
  }

  void after(long delayMillis, Runnable step) {
    schedule.at(millis() + delayMillis, step);
  }

  /** Somebody has something to say, or is down. */
  void busier() {
    busy++;
  }

  void quieter() {
    busy--;
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

  /** A message that arrives at this instant. */
  void post(EntityId from, EntityId to, Command command) {
    schedule.next(new Letter(this, from, to, command));
  }

  /** {@return whether the receiver has answered a message of another entity} */
  boolean deliver(EntityId from, EntityId to, Command command) {
    Shell<?, ?, ?> shell = shell(to);
    if (shell.isDown()) {
      return false;
    }
    Rejection refusal = carryOut(shell, command);
    if (refusal != null && refused++ < REFUSALS_KEPT) {
      refusals.add(new MessageRefused(from, to, command, refusal));
    }
    boolean answers = !shell.isDown();
    somebodyMayDie(shell);
    return answers;
  }

  /** {@return the refusal; null if the command holds} */
  <E extends Event> @Nullable Rejection carryOut(Shell<?, ?, E> shell, Command command) {
    return switch (take(shell, command)) {
      case Decision.Rejected<E>(Rejection rejection) -> rejection;
      case Decision.Accepted<E> _ -> null;
    };
  }

  private <E extends Event> Decision<E> take(Shell<?, ?, E> shell, Command command) {
    if (carryingOut) {
      throw new IllegalStateException(
          "A command is being carried out already (at "
              + shell.id()
              + ": "
              + command
              + ").\n"
              + "Maybe a witness has asked for it: let it use at(now(), ...) instead.");
    }
    commands++;
    carryingOut = true;
    Decision<E> decision = shell.take(command);
    carryingOut = false;
    return decision;
  }

  private void somebodyMayDie(Shell<?, ?, ?> likely) {
    if (weather.crashes()) {
      Shell<?, ?, ?> one = weather.one(2) == 0 ? likely : inOrder.get(weather.one(inOrder.size()));
      one.crash();
    }
  }

  private List<EntityId> whoIsBusy() {
    List<EntityId> busy = new ArrayList<>();
    for (Shell<?, ?, ?> shell : inOrder) {
      if (shell.busy()) {
        busy.add(shell.id());
      }
    }
    return busy;
  }
}
