package io.fixfirst.core.weather;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One world in one weather: everything in it follows from the seed and the number of steps. */
final class Trial {

  private static final int STEPS_MAX = 160;

  /** How often it becomes quiet and is looked at, and how long it goes on in between. */
  private static final int CALMS = 3;

  private final long seed;
  private final int steps;
  private final List<Checker> checkers =
      List.of(
          new OneActiveTicket(),
          new SuspendedWork(),
          new ClocksAreRight(),
          new TenantsApart(),
          new PeopleAreWhereTheySay(),
          new AlarmsStand(),
          new TenantKnowsItsIncidents(),
          new NobodysTicket(),
          new MajorIncidents());
  private final TestRuntime runtime;
  private final World world;

  Trial(long seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    this.seed = seed;
    this.steps = steps;
    this.runtime = new TestRuntime(Cast.START, new Weather(random.nextLong()), this::see);
    this.world = new World(runtime, random);
  }

  /** {@return a trial as long as the seed says} */
  static Trial of(long seed) {
    return new Trial(seed, new SplittableRandom(~seed).nextInt(1, STEPS_MAX));
  }

  private void see(Recorded recorded) {
    for (Checker checker : checkers) {
      checker.see(recorded);
    }
  }

  /** {@return what was broken; null if nothing was} */
  @Nullable Violation run() {
    try {
      world.begin();
      for (int i = 0; i < steps; i++) {
        world.step();
      }
      for (int i = 0; i < CALMS; i++) {
        runtime.calmDown();
        for (Checker checker : checkers) {
          checker.quiet(runtime.now());
        }
        runtime.run(Duration.ofMinutes(40));
      }
      return null;
    } catch (Violation violation) {
      return violation;
    }
  }

  TestRuntime runtime() {
    return runtime;
  }

  /** {@return the story of a violation, after as few steps as lead to one} */
  static String story(long seed) {
    Trial shortest = of(seed);
    Violation violation = shortest.run();
    int steps = shortest.steps;
    for (int fewer = 1; fewer < steps; fewer++) {
      Trial trial = new Trial(seed, fewer);
      Violation earlier = trial.run();
      if (earlier != null) {
        return trial.tell(earlier);
      }
    }
    return violation == null ? "nothing is broken" : shortest.tell(violation);
  }

  private String tell(Violation violation) {
    String message = String.valueOf(violation.getMessage());
    StringBuilder story = new StringBuilder();
    story.append("seed ").append(seed).append(", ").append(steps).append(" steps: ");
    story.append(message).append("\nThe events about what it names:\n");
    for (Recorded recorded : runtime.journal()) {
      if (isAbout(recorded, message)) {
        story.append(recorded).append('\n');
      }
    }
    return story.toString();
  }

  private boolean isAbout(Recorded recorded, String message) {
    if (message.contains(recorded.entity().text())) {
      return true;
    }
    String event = recorded.event().toString();
    return runtime.shells().stream()
        .map(shell -> shell.id().text())
        .anyMatch(id -> message.contains(id) && event.contains(id));
  }
}
