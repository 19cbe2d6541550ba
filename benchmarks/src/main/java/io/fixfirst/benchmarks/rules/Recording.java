package io.fixfirst.benchmarks.rules;

import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.RuleBooks;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What entities of one kind were told and did in the first weeks of {@code kolding}: real states,
 * commands and events in the mixture in which they come, for measuring rules without a runtime.
 *
 * <p>A command between entities is taken with the receiver's state at the moment of sending; timers
 * are not among the commands.
 */
public final class Recording {

  /** So many of each are kept, the last ones, when the desk is in its stride. */
  public static final int KEPT = 4_096;

  private static final Duration LENGTH = Duration.ofDays(35);
  private static final long SEED = 1;

  /** A command, and the state that it met. */
  public record Told(Object state, Command command, Instant now) {}

  /** An event, and the state before and after it. */
  public record Done(Object before, Event event, Object after) {}

  private final EntityKind kind;
  private final Map<EntityId, Object> states = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Done> done = new ArrayList<>();
  private @Nullable World world;

  private Recording(EntityKind kind) {
    this.kind = kind;
  }

  /** {@return what was recorded of a kind; the same every time} */
  public static Recording of(EntityKind kind) throws BadScenarioException {
    Path home = Path.of(System.getProperty("fixfirst.home", "."));
    Scenario scenario = ScenarioFile.read(home.resolve("scenarios/kolding.yaml"));
    Recording recording = new Recording(kind);
    recording.record(scenario);
    return recording;
  }

  /** {@return the rule book of a kind, for any state, command and event of it} */
  @SuppressWarnings("unchecked") // Whoever asks hands it what was recorded of this kind only.
  public static Entity<Object, Command, Event> rules(EntityKind kind) {
    return (Entity<Object, Command, Event>) RuleBooks.of(kind);
  }

  public List<Told> told() {
    return last(told);
  }

  public List<Done> done() {
    return last(done);
  }

  private void record(Scenario scenario) {
    VirtualRuntime[] made = new VirtualRuntime[1];
    VirtualRuntime runtime =
        new VirtualRuntime(
            scenario.startsAt(), Weather.calm(), recorded -> see(recorded, made[0].now()));
    made[0] = runtime;
    runtime.listen((to, command) -> tell(to, command, runtime.now()));
    world = new World(scenario, SEED, new VirtualOutside(runtime));
    world.begin();
    runtime.run(scenario.startsAt().plus(LENGTH));
  }

  private void see(Recorded recorded, Instant now) {
    Entity<Object, Command, Event> rules = rules(recorded.entity().kind());
    Object before = state(recorded.entity());
    Object after = rules.evolve(before, recorded.event());
    states.put(recorded.entity(), after);
    if (recorded.entity().kind() == kind) {
      done.add(new Done(before, recorded.event(), after));
    }
    for (Effect effect : rules.react(before, recorded.event(), after)) {
      if (effect instanceof Effect.Send(EntityId to, Command command)) {
        tell(to, command, now);
      }
    }
    if (world != null) {
      world.see(recorded);
    }
  }

  private void tell(EntityId to, Command command, Instant now) {
    if (to.kind() == kind) {
      told.add(new Told(state(to), command, now));
    }
  }

  private Object state(EntityId id) {
    return states.computeIfAbsent(id, key -> rules(key.kind()).empty(key));
  }

  private static <T> List<T> last(List<T> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }
}
