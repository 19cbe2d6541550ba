package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A test of an entity as a sentence: given a history, when a command comes, then these events.
 *
 * <pre>
 *   incident().given(OPENED, ACKNOWLEDGED).when(T0.plusSeconds(60), new Resolve(...)).then(...);
 * </pre>
 *
 * <p>Whatever is accepted is also folded, and folded again from the beginning: both must agree.
 */
public final class EntityScenario<S, C extends Command, E extends Event> {

  private final Entity<S, C, E> rules;
  private final EntityId id;
  private final List<E> history = new ArrayList<>();
  private Instant now;
  private S state;

  private EntityScenario(Entity<S, C, E> rules, EntityId id, Instant start) {
    this.rules = rules;
    this.id = id;
    this.now = start;
    this.state = rules.empty(id);
  }

  /** {@return a scenario of the entity of that id, about which nothing is known yet} */
  public static <S, C extends Command, E extends Event> EntityScenario<S, C, E> of(
      Entity<S, C, E> rules, EntityId id, Instant start) {
    return new EntityScenario<>(rules, id, start);
  }

  /** What has happened before; the scenario's time moves to the last of these. */
  @SafeVarargs
  public final EntityScenario<S, C, E> given(E... events) {
    for (E event : events) {
      fold(event);
    }
    return this;
  }

  /** Commands that have been accepted before, at the scenario's time; a refusal fails the test. */
  @SafeVarargs
  public final EntityScenario<S, C, E> after(C... commands) {
    for (C command : commands) {
      if (decideAndFold(command) instanceof Decision.Rejected<E>(var rejection)) {
        fail("history was refused: %s by %s", command, rejection);
      }
    }
    return this;
  }

  /** The scenario's time from here on. */
  public EntityScenario<S, C, E> at(Instant time) {
    now = time;
    return this;
  }

  /** The command to test, at the scenario's time. */
  public Outcome when(C command) {
    S before = state;
    List<Effect> effects = new ArrayList<>();
    Decision<E> decision = decideAndFold(command, effects);
    return new Outcome(before, decision, effects);
  }

  /** The command to test, at that time. */
  public Outcome when(Instant time, C command) {
    return at(time).when(command);
  }

  /** The command that depends on the state, at the scenario's time. */
  public Outcome when(Function<S, C> command) {
    return when(command.apply(state));
  }

  /** {@return the state so far} */
  public S state() {
    return state;
  }

  /** {@return every event so far} */
  public List<E> history() {
    return List.copyOf(history);
  }

  private Decision<E> decideAndFold(C command) {
    return decideAndFold(command, new ArrayList<>());
  }

  private Decision<E> decideAndFold(C command, List<Effect> effects) {
    Decision<E> decision = rules.decide(state, command, now);
    if (decision instanceof Decision.Accepted<E>(var events)) {
      for (E event : events) {
        S before = state;
        fold(event);
        effects.addAll(rules.react(before, event, state));
      }
      S again = rules.empty(id);
      for (E event : history) {
        again = rules.evolve(again, event);
      }
      assertThat(again).as("the same history, folded again").isEqualTo(state);
    }
    return decision;
  }

  private void fold(E event) {
    state = rules.evolve(state, event);
    history.add(event);
    if (event.at().isAfter(now)) {
      now = event.at();
    }
  }

  /** What came of a command. */
  public final class Outcome {

    private final S before;
    private final Decision<E> decision;
    private final List<Effect> effects;

    private Outcome(S before, Decision<E> decision, List<Effect> effects) {
      this.before = before;
      this.decision = decision;
      this.effects = List.copyOf(effects);
    }

    /** It caused exactly these events, in order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Outcome then(E... events) {
      assertThat(events()).containsExactly(events);
      return this;
    }

    /** It caused these events among others, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Outcome thenAmong(E... events) {
      assertThat(events()).containsSubsequence(events);
      return this;
    }

    /** It caused events of exactly these kinds, in order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Outcome thenKinds(Class<? extends E>... kinds) {
      assertThat(events().stream().map(event -> (Object) event.getClass()).toList())
          .containsExactly((Object[]) kinds);
      return this;
    }

    /** It was accepted and has changed nothing. */
    public Outcome thenNothing() {
      assertThat(events()).isEmpty();
      assertThat(state).isEqualTo(before);
      return this;
    }

    /** It was refused with this code and has changed nothing. */
    public Outcome thenRejected(String code) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Rejected.class,
              rejected -> assertThat(rejected.rejection().code()).isEqualTo(code));
      assertThat(state).isEqualTo(before);
      return this;
    }

    /** It set exactly these effects going, in order. */
    public Outcome thenEffects(Effect... expected) {
      assertThat(effects).containsExactly(expected);
      return this;
    }

    /** It set these effects going among others. */
    public Outcome thenEffect(Effect... expected) {
      assertThat(effects).contains(expected);
      return this;
    }

    /** It sent these commands to that entity, in this order, and no others to it. */
    public Outcome thenSent(EntityId to, Command... commands) {
      List<Command> sent = new ArrayList<>();
      for (Effect effect : effects) {
        if (effect instanceof Effect.Send(var receiver, var command) && receiver.equals(to)) {
          sent.add(command);
        }
      }
      assertThat(sent).containsExactly(commands);
      return this;
    }

    /** The state after it satisfies this. */
    public Outcome thenState(Consumer<S> check) {
      check.accept(state);
      return this;
    }

    /** {@return the one event of that kind that it caused} */
    public <X extends E> X event(Class<X> kind) {
      List<X> found = events().stream().filter(kind::isInstance).map(kind::cast).toList();
      assertThat(found).as("events of kind %s in %s", kind.getSimpleName(), events()).hasSize(1);
      return found.getFirst();
    }

    /** {@return the events; fails if it was refused} */
    public List<E> events() {
      return switch (decision) {
        case Decision.Accepted<E>(var events) -> events;
        case Decision.Rejected<E>(var rejection) -> fail("was refused: %s", rejection);
      };
    }

    /** {@return the refusal; fails if it was accepted} */
    public Rejection rejection() {
      return switch (decision) {
        case Decision.Accepted<E>(var events) -> fail("was accepted: %s", events);
        case Decision.Rejected<E>(var rejection) -> rejection;
      };
    }

    /** {@return what it set going} */
    public List<Effect> effects() {
      return effects;
    }

    /** The history goes on from here. */
    public EntityScenario<S, C, E> and() {
      return EntityScenario.this;
    }
  }
}
