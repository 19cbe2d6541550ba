package io.fixfirst.control.planner;

import io.fixfirst.control.http.Problems;
import io.fixfirst.control.planner.RunForm.ChangeForm;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.Play;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.fork.Change;
import io.fixfirst.simulation.fork.ForkJudges;
import io.fixfirst.simulation.fork.ForkPlay;
import io.fixfirst.simulation.report.Inputs;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run comes to: the setting, what is played in it, and what it is compared with.
 *
 * @param history what judges must know first; null for a scenario, which begins with nothing
 */
record RunJob(
    Experiment.Side side,
    Experiment.@Nullable Side versus,
    @Nullable LiveHistory history,
    Inputs inputs) {

  /** Runs something and puts the first replication before a judge. */
  private record Watched(Play play, long firstSeed, Witness judge) implements Play {

    static Experiment.Side side(Experiment.Side side, Witness judge) {
      Setting setting = side.setting();
      return new Experiment.Side(setting, new Watched(side.play(), setting.seedOf(1), judge));
    }

    @Override
    public Counts run(long seed, Instant until, Witness witness) {
      return play.run(
          seed, until, seed == firstSeed ? Witness.of(List.of(judge, witness)) : witness);
    }

    @Override
    public boolean carriesOn() {
      return play.carriesOn();
    }
  }

  private static final int REPLICATIONS_MAX = 1_000;
  private static final int REPLICATIONS_FROM_NOW = 20;
  private static final Duration HORIZON_MAX = Duration.ofDays(3_660);
  private static final Duration HORIZON_FROM_NOW = Duration.ofDays(14);

  /**
   * {@return a scenario to be run, beside another if there is one}
   *
   * @throws io.fixfirst.control.http.ProblemException with 422 for what cannot be run
   */
  static RunJob alone(RunForm form, Texts texts, @Nullable Scenario other) {
    if (form.changes() != null && !form.changes().isEmpty()) {
      throw Problems.invalid("changes", "belong to a run that begins now (fromNow)").raise();
    }
    Scenario scenario = texts.scenario();
    Setting setting = setting(form, scenario, null);
    return new RunJob(
        new Experiment.Side(setting, new ScenarioPlay(scenario, false)),
        other == null
            ? null
            : new Experiment.Side(setting(form, other, null), new ScenarioPlay(other, false)),
        null,
        new Inputs(texts.commandLine(setting), texts.files()));
  }

  /**
   * {@return a scenario that goes on from the live desk, beside the same with changes if there are
   * some}
   *
   * @throws io.fixfirst.control.http.ProblemException with 422 for what cannot be run
   */
  static RunJob fromNow(RunForm form, Texts texts, Image image, LiveHistory history) {
    Scenario scenario = texts.scenario();
    Setting setting = setting(form, scenario, image.at());
    List<ChangeForm> changes = form.changes() == null ? List.of() : form.changes();
    return new RunJob(
        new Experiment.Side(setting, play(scenario, List.of(), image)),
        changes.isEmpty() ? null : new Experiment.Side(setting, play(scenario, changes, image)),
        history,
        new Inputs("from the live desk as it was at " + image.at(), texts.files()));
  }

  /**
   * The scenarios' texts.
   *
   * @param name of the scenario's file
   */
  record Texts(Scenario scenario, String name, List<Inputs.File> files) {

    private String commandLine(Setting setting) {
      return "./fixfirst simulate %s --seed %d --replications %d --horizon %s"
          .formatted(name, setting.seed(), setting.replications(), setting.horizon());
    }
  }

  /** {@return the same with judges, who watch the first replication of either side} */
  RunJob judged() throws SQLException, LiveHistory.UnjudgedException {
    if (history == null) {
      return judged(new Judges(), new Judges());
    }
    ForkJudges here = new ForkJudges();
    ForkJudges there = new ForkJudges();
    history.tell(versus == null ? List.of(here) : List.of(here, there));
    return judged(here, there);
  }

  private RunJob judged(Witness here, Witness there) {
    return new RunJob(
        Watched.side(side, here),
        versus == null ? null : Watched.side(versus, there),
        history,
        inputs);
  }

  Results run(int threads, String commit, Experiment.Progress progress)
      throws InterruptedException {
    return new Experiment(side, versus, threads, commit, progress, _ -> List.of()).run();
  }

  private static Play play(Scenario scenario, List<ChangeForm> changes, Image image) {
    List<Change> all = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      all.add(change(changes.get(i), "changes[" + i + "]"));
    }
    try {
      return new ForkPlay(Change.apply(scenario, all, image), image);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid("changes", String.valueOf(e.getMessage())).raise();
    }
  }

  private static Change change(ChangeForm form, String field) {
    return switch (form.what()) {
      case MORE_PEOPLE -> {
        int count = form.count() == null ? 1 : form.count();
        if (count < 1 || count > Change.PEOPLE_MAX) {
          throw Problems.invalid(field + ".count", "is 1 to " + Change.PEOPLE_MAX).raise();
        }
        yield new Change.More(required(field + ".team", form.team()), count, form.like());
      }
      case MAJOR_NOW ->
          new Change.MajorNow(
              required(field + ".tenant", form.tenant()),
              form.summary() == null ? "What if everything stood still" : form.summary());
      case TENANT_ADDED -> {
        Integer users = form.users();
        if (users != null && (users < 1 || users > Change.USERS_MAX)) {
          throw Problems.invalid(field + ".users", "is 1 to " + Change.USERS_MAX).raise();
        }
        yield new Change.TenantAdded(required(field + ".tenant", form.tenant()), users);
      }
    };
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw Problems.invalid(field, "is required").raise();
    }
    return value;
  }

  private static Setting setting(RunForm form, Scenario scenario, @Nullable Instant now) {
    Setting said = ScenarioPlay.setting(scenario);
    Duration horizon =
        form.horizon() != null ? form.horizon() : now == null ? said.horizon() : HORIZON_FROM_NOW;
    if (!horizon.isPositive() || horizon.compareTo(HORIZON_MAX) > 0) {
      throw Problems.invalid("horizon", "is more than zero and at most " + HORIZON_MAX).raise();
    }
    int replications =
        form.replications() != null
            ? form.replications()
            : now == null ? Math.min(said.replications(), REPLICATIONS_MAX) : REPLICATIONS_FROM_NOW;
    if (replications < 1 || replications > REPLICATIONS_MAX) {
      throw Problems.invalid("replications", "is 1 to " + REPLICATIONS_MAX).raise();
    }
    Duration warmUp = now == null ? said.warmUp() : Duration.ZERO;
    if (warmUp.compareTo(horizon) >= 0) {
      throw Problems.invalid("horizon", "is longer than the warm-up (" + warmUp + ")").raise();
    }
    return new Setting(
        said.name(),
        said.title(),
        said.zone(),
        now == null ? said.start() : now,
        form.seed() == null ? said.seed() : form.seed(),
        horizon,
        warmUp,
        replications,
        form.replications() == null ? said.precision() : null,
        said.goals());
  }
}
