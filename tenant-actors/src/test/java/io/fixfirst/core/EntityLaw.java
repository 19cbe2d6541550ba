package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Holds an entity to the law of {@link Entity} along any history, as a runtime would carry it out:
 * wakes stand until they fire or are cancelled, and commands come twice, late and out of turn.
 *
 * <p>After each step: the wakes left standing equal those of {@code resume}; each send of {@code
 * resume} has been sent before; the history folded again gives the same state; each event carries
 * the time of its decision; a repeated message from another entity changes nothing; and what {@link
 * Entity#remains} of the state does the same.
 *
 * <pre>
 *   &#64;Property
 *   void the_law_holds(&#64;ForAll("histories") List&lt;Step&lt;Incident, IncidentCommand&gt;&gt; steps) {
 *     EntityLaw.of(new IncidentRules(), ID, T0).repeatable(c -> c instanceof Open).run(steps);
 *   }
 * </pre>
 */
public final class EntityLaw<S, C extends Command, E extends Event> {

  /** One step of a random history. */
  public sealed interface Step<S, C> {

    /** Time passes, then a command comes; wakes that are overdue by then have not fired yet. */
    record Do<S, C>(Duration after, Function<S, C> command) implements Step<S, C> {}

    /** The standing wake that is due first fires, and time is at least then. */
    record Fire<S, C>() implements Step<S, C> {}

    /** An earlier command of this history comes once more. */
    record Again<S, C>(int which) implements Step<S, C> {}

    /** The process dies and recovers: what stood is forgotten, what {@code resume} says stands. */
    record Crash<S, C>() implements Step<S, C> {}
  }

  private final Entity<S, C, E> rules;
  private final EntityId id;
  private final List<E> history = new ArrayList<>();
  private final List<C> commands = new ArrayList<>();
  private final Map<String, Effect.Wake> standing = new TreeMap<>();
  private final Set<Effect.Send> sent = new HashSet<>();
  private Predicate<C> repeatable = command -> false;
  private Instant now;
  private S state;

  /** As of a runtime that keeps no more than it must. */
  private S remains;

  private EntityLaw(Entity<S, C, E> rules, EntityId id, Instant start) {
    this.rules = rules;
    this.id = id;
    this.now = start;
    this.state = rules.empty(id);
    this.remains = rules.remains(state);
  }

  /** {@return the law for the entity of that id, before anything has happened} */
  public static <S, C extends Command, E extends Event> EntityLaw<S, C, E> of(
      Entity<S, C, E> rules, EntityId id, Instant start) {
    return new EntityLaw<>(rules, id, start);
  }

  /**
   * Which commands change nothing when they come a second time, such as other entities' messages.
   */
  public EntityLaw<S, C, E> repeatable(Predicate<C> predicate) {
    repeatable = predicate;
    return this;
  }

  /** Walks along a history and checks the law after each step. */
  public EntityLaw<S, C, E> run(List<Step<S, C>> steps) {
    check();
    for (Step<S, C> step : steps) {
      switch (step) {
        case Step.Do<S, C>(var after, var command) -> {
          now = now.plus(after);
          deliver(command.apply(state));
        }
        case Step.Fire<S, C>() -> fire();
        case Step.Again<S, C>(var which) -> {
          if (!commands.isEmpty()) {
            deliver(commands.get(Math.floorMod(which, commands.size())));
          }
        }
        case Step.Crash<S, C>() -> crash();
      }
    }
    S again = rules.empty(id);
    for (E event : history) {
      again = rules.evolve(again, event);
    }
    assertThat(again).as("the same history, folded again").isEqualTo(state);
    return this;
  }

  /** Delivers one command now. */
  public void deliver(C command) {
    commands.add(command);
    decide(command);
    if (repeatable.test(command)) {
      S before = state;
      decide(command);
      assertThat(state).as("the state after %s has come twice", command).isEqualTo(before);
    }
  }

  /** {@return the state so far} */
  public S state() {
    return state;
  }

  /** {@return every event so far} */
  public List<E> history() {
    return List.copyOf(history);
  }

  /** {@return the time so far} */
  public Instant now() {
    return now;
  }

  private void decide(C command) {
    Decision<E> decision = rules.decide(state, command, now);
    assertThat(rules.decide(remains, command, now))
        .as("what is decided on what remains, after %s", tail())
        .isEqualTo(decision);
    if (decision instanceof Decision.Accepted<E>(var events)) {
      for (E event : events) {
        assertThat(event.at()).as("the time of %s", event).isEqualTo(now);
        S before = state;
        state = rules.evolve(before, event);
        history.add(event);
        List<Effect> effects = rules.react(before, event, state);
        remember(event, effects);
        carryOut(effects);
      }
      remains = rules.remains(remains);
    }
    check();
  }

  private void remember(E event, List<Effect> effects) {
    S before = remains;
    remains = rules.evolve(before, event);
    assertThat(rules.react(before, event, remains))
        .as("what %s sets going on what remains", event)
        .isEqualTo(effects);
  }

  @SuppressWarnings("unchecked") // An entity wakes itself with a command of its own.
  private void fire() {
    Effect.Wake first = null;
    for (Effect.Wake wake : standing.values()) {
      if (first == null || wake.at().isBefore(first.at())) {
        first = wake;
      }
    }
    if (first != null) {
      now = first.at().isAfter(now) ? first.at() : now;
      standing.remove(first.name());
      commands.add((C) first.command());
      decide((C) first.command());
    }
  }

  private void crash() {
    standing.clear();
    for (Effect effect : rules.resume(state)) {
      if (effect instanceof Effect.Wake wake) {
        standing.put(wake.name(), wake);
      }
    }
  }

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> sent.add(send);
        case Effect.Wake wake -> standing.put(wake.name(), wake);
        case Effect.Cancel(var name) -> standing.remove(name);
      }
    }
  }

  private void check() {
    Map<String, Effect.Wake> resumed = new TreeMap<>();
    for (Effect effect : rules.resume(state)) {
      switch (effect) {
        case Effect.Wake wake ->
            assertThat(resumed.put(wake.name(), wake)).as("a second wake of one name").isNull();
        case Effect.Send send ->
            assertThat(sent)
                .as("resume sends what was never sent, after %s", tail())
                .contains(send);
        case Effect.Cancel cancel ->
            assertThat(cancel).as("nothing stands after a restart to be cancelled").isNull();
      }
    }
    assertThat(standing).as("wakes standing, after %s", tail()).isEqualTo(resumed);
  }

  private List<E> tail() {
    return history.subList(Math.max(0, history.size() - 5), history.size());
  }

  /**
   * {@return histories of that many steps from these commands, or down to half as many}
   *
   * <p>Without edge cases: there are so many of them that they would be all that is tried, and most
   * are short.
   */
  public static <S, C extends Command> Arbitrary<List<Step<S, C>>> histories(
      Arbitrary<Function<S, C>> commands, Duration longestPause, int steps) {
    Arbitrary<Duration> pauses =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Duration.ZERO)),
            Tuple.of(
                5,
                Arbitraries.longs().between(0, longestPause.toSeconds()).map(Duration::ofSeconds)));
    Arbitrary<Step<S, C>> doing = Combinators.combine(pauses, commands).as(Step.Do::new);
    Arbitrary<Step<S, C>> again = Arbitraries.integers().between(0, 1000).map(Step.Again::new);
    Arbitrary<Step<S, C>> firing = Arbitraries.create(Step.Fire::new);
    Arbitrary<Step<S, C>> crashing = Arbitraries.create(Step.Crash::new);
    Arbitrary<Step<S, C>> any =
        Arbitraries.frequencyOf(
            Tuple.of(12, doing), Tuple.of(4, firing), Tuple.of(2, again), Tuple.of(1, crashing));
    return any.list().ofMinSize(steps / 2).ofMaxSize(steps).withoutEdgeCases();
  }
}
