package io.fixfirst.simulation.weather;

import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One world in one weather: everything in it follows from the seed and the number of steps. */
final class RandomTrial {

  private static final int STEPS_MAX = 160;

  /** How often it becomes quiet and is looked at, and how long it goes on in between. */
  private static final int CALMS = 3;

  private final long seed;
  private final int steps;
  private final Judges judges = new Judges();
  private final List<Recorded> journal = new ArrayList<>();
  private final VirtualRuntime runtime;
  private final RandomWorld world;

  RandomTrial(long seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    this.seed = seed;
    this.steps = steps;
    this.runtime =
        new VirtualRuntime(
            Cast.START,
            weather(seed, random.nextLong()),
            Witness.of(List.of((Witness) journal::add, judges)));
    this.world = new RandomWorld(runtime, random);
  }

  private static Weather weather(long trial, long seed) {
    return trial % 2 == 0 || Boolean.getBoolean("weather.ghosts")
        ? Weather.stormyWithGhosts(seed)
        : Weather.stormy(seed);
  }

  /** {@return a trial as long as the seed says} */
  static RandomTrial of(long seed) {
    return new RandomTrial(seed, new SplittableRandom(~seed).nextInt(1, STEPS_MAX));
  }

  /** {@return what was broken; null if nothing was} */
  @Nullable BrokenRuleException run() {
    try {
      world.begin();
      for (int i = 0; i < steps; i++) {
        world.step();
      }
      for (int i = 0; i < CALMS; i++) {
        runtime.calmDown();
        judges.quiet(runtime.now());
        runtime.run(runtime.now().plus(Duration.ofMinutes(40)));
      }
      return null;
    } catch (BrokenRuleException broken) {
      return broken;
    }
  }

  /** {@return every event so far} */
  List<Recorded> journal() {
    return journal;
  }

  /** {@return the story of a violation, after as few steps as lead to one} */
  static String story(long seed) {
    RandomTrial longest = of(seed);
    BrokenRuleException broken = longest.run();
    for (int fewer = 1; fewer < longest.steps; fewer++) {
      RandomTrial trial = new RandomTrial(seed, fewer);
      BrokenRuleException earlier = trial.run();
      if (earlier != null) {
        return trial.tell(earlier);
      }
    }
    return broken == null ? "nothing is broken" : longest.tell(broken);
  }

  private String tell(BrokenRuleException broken) {
    StringBuilder story = new StringBuilder();
    story.append("seed ").append(seed).append(", ").append(steps).append(" steps: ");
    story.append(broken.rule()).append('\n').append(broken.getMessage());
    story.append("\nThe events about what it names:\n");
    for (Recorded recorded : journal) {
      if (isAbout(recorded, broken.named())) {
        story.append(recorded).append('\n');
      }
    }
    return story.toString();
  }

  private static boolean isAbout(Recorded recorded, List<EntityId> named) {
    String event = recorded.event().toString();
    for (EntityId id : named) {
      if (recorded.entity().equals(id) || event.contains(id.text())) {
        return true;
      }
    }
    return false;
  }
}
