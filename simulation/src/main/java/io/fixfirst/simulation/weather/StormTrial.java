package io.fixfirst.simulation.weather;

import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.runtime.DefectException;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One world in one storm before all judges. Now and then the weather clears until everybody has
 * heard everything, so that the judges can compare what everybody knows, and then turns bad again.
 *
 * <p>Everything follows from the seed and from when the weather clears.
 */
final class StormTrial {

  /**
   * What breaks no judge's rule but is no less a defect: the rules fail, or break their own law.
   */
  private static final String LAW =
      "The rules never fail, and what an entity comes back to after a crash is what it was.";

  /** Something was broken. */
  private record Break(String rule, String found, List<EntityId> named, long events) {}

  private final VirtualRuntime runtime;
  private final Judges judges = new Judges();
  private final Staging.Staged world;

  private StormTrial(Staging staging, long seed, Witness also) {
    this.runtime =
        new VirtualRuntime(
            staging.start(),
            Weather.stormy(seed),
            recorded -> {
              also.see(recorded);
              see(recorded);
            });
    this.world = staging.on(runtime, seed);
  }

  private void see(Recorded recorded) {
    judges.see(recorded);
    world.witness().see(recorded);
  }

  /**
   * Runs a world through a storm that clears that many times, the last time at the end.
   *
   * @param calms 1 or more
   */
  static Verdict run(Staging staging, long seed, Duration time, int calms) {
    List<Instant> clears = new ArrayList<>();
    for (int calm = 1; calm <= calms; calm++) {
      clears.add(staging.start().plus(time.multipliedBy(calm).dividedBy(calms)));
    }
    StormTrial trial = new StormTrial(staging, seed, _ -> {});
    Break broken = trial.go(clears);
    if (broken == null) {
      return new Verdict.Holds(seed, trial.runtime.commands(), trial.runtime.events());
    }
    return shortest(staging, seed, clears, trial.runtime.now());
  }

  private @Nullable Break go(List<Instant> clears) {
    try {
      runtime.calmDown();
      world.begin();
      runtime.calmDown();
      for (Instant clear : clears) {
        runtime.storm();
        runtime.run(clear);
        runtime.calmDown();
        judges.quiet(runtime.now());
      }
      return null;
    } catch (BrokenRuleException broken) {
      String message = String.valueOf(broken.getMessage());
      return new Break(broken.rule(), message, broken.named(), runtime.events());
    } catch (DefectException defect) {
      String message = String.valueOf(defect.getMessage());
      return new Break(LAW, message, named(message), runtime.events());
    }
  }

  private List<EntityId> named(String message) {
    return runtime.entities().stream().filter(id -> About.mentions(message, id.text())).toList();
  }

  /**
   * Lets the weather clear ever earlier, as long as something is still broken then: what needs
   * quiet to be seen is seen as soon as it may be.
   */
  private static Verdict shortest(
      Staging staging, long seed, List<Instant> clears, Instant brokenBy) {
    List<Instant> before = clears.stream().filter(clear -> clear.isBefore(brokenBy)).toList();
    // A last one that had cleared and was quiet is part of how it came to this.
    List<Instant> best = new ArrayList<>(before);
    best.add(brokenBy);
    if (new StormTrial(staging, seed, _ -> {}).go(best) == null) {
      best = clears;
    }
    List<Instant> early = new ArrayList<>(best.subList(0, best.size() - 1));
    long low = (early.isEmpty() ? staging.start() : early.getLast()).toEpochMilli();
    long high = best.getLast().toEpochMilli();
    while (high - low > 1_000) {
      long middle = (low + high) >>> 1;
      List<Instant> earlier = new ArrayList<>(early);
      earlier.add(Instant.ofEpochMilli(middle));
      if (new StormTrial(staging, seed, _ -> {}).go(earlier) == null) {
        low = middle;
      } else {
        high = middle;
        best = earlier;
      }
    }
    return tell(staging, seed, best);
  }

  private static Verdict tell(Staging staging, long seed, List<Instant> clears) {
    Break broken = new StormTrial(staging, seed, _ -> {}).go(clears);
    if (broken == null) {
      throw new IllegalStateException("The same seed gives the same run (seed " + seed + ").");
    }
    About about = new About(broken.named());
    StormTrial again = new StormTrial(staging, seed, about);
    Break _ = again.go(clears);
    Duration after = Duration.between(staging.start(), again.runtime.now());
    return new Verdict.Broken(
        seed, after, broken.rule(), broken.found(), about.kept(), about.left());
  }
}
