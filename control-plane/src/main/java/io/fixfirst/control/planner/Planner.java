package io.fixfirst.control.planner;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.control.Build;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.report.HtmlReport;
import io.fixfirst.simulation.report.Inputs;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.report.ResultsJson;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.web.WebFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs planners' simulations, one after the other, beside the live desk. What was asked for is in
 * the database before it is answered; a run that a stop has ended begins again at the next start,
 * unless it began from a live desk that is no longer there.
 */
public final class Planner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  /** Who is asked at another node to cancel something hears of it after so long. */
  private static final Duration HEARD_AFTER = Duration.ofSeconds(1);

  /**
   * Bounds.
   *
   * @param threads that simulate at once
   * @param queued runs that wait or go on at once; more are refused
   * @param kept runs in all; the oldest that have ended make room
   * @param timeMax that a run may take
   * @param judgedEventsMax of a live desk's past; what goes on from a longer one is not judged
   */
  public record Limits(int threads, int queued, int kept, Duration timeMax, int judgedEventsMax) {}

  /** A run that goes on or waits. */
  private static final class Going {
    private volatile Run run;
    private @Nullable Future<?> work; // Set before anybody else can see this.
    private volatile boolean cancelled;
    private volatile boolean late;

    Going(Run run) {
      this.run = run;
    }
  }

  private final LiveRuntime runtime;
  private final Library library;
  private final RunStore store;
  private final Limits limits;
  private final InstantSource time;
  private final ConcurrentMap<String, Going> going = new ConcurrentHashMap<>();
  private final ScheduledExecutorService bell =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("planner-bell").daemon().factory());
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("planner").daemon().factory());

  private Planner(
      LiveRuntime runtime, Library library, RunStore store, Limits limits, InstantSource time) {
    this.runtime = runtime;
    this.library = library;
    this.store = store;
    this.limits = limits;
    this.time = time;
  }

  /**
   * {@return a planner, which goes on with what an earlier stop has ended}
   *
   * @param scenarios the directory of those that can be chosen and included
   * @param textMaxBytes of a scenario
   * @param time real time
   */
  public static Planner start(
      LiveRuntime runtime,
      DataSource dataSource,
      Path scenarios,
      int textMaxBytes,
      Limits limits,
      InstantSource time)
      throws SQLException {
    Planner planner =
        new Planner(
            runtime, new Library(scenarios, textMaxBytes), new RunStore(dataSource), limits, time);
    planner.begin();
    return planner;
  }

  private void begin() throws SQLException {
    var unused =
        bell.scheduleWithFixedDelay(
            this::listen, HEARD_AFTER.toMillis(), HEARD_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    for (RunStore.Asked asked : store.abandoned(runtime.otherNodes())) {
      if (!store.takeOver(asked, runtime.node())) {
        continue;
      }
      if (asked.run().fromNow() != null) {
        store.keep(
            asked.run().failed(time.instant(), "The program was stopped. Start it once more."));
        continue;
      }
      try {
        start(asked.run(), job(asked.form(), null));
      } catch (ProblemException e) { // Its scenario has gone, or is no longer as it ought to be.
        String why = "It cannot be run any more: " + e.problem().detail();
        store.keep(asked.run().failed(time.instant(), why));
      }
    }
  }

  /** {@return the run that somebody has asked for; it begins soon} */
  Run ask(RunForm form, Caller caller) throws SQLException, IOException {
    if (going.size() >= limits.queued()) {
      throw Problems.overloaded("So many simulations wait already: " + limits.queued() + ".", 30)
          .raise();
    }
    if (form.startsNow() && (form.versusScenario() != null || form.versusText() != null)) {
      throw Problems.invalid("versusScenario", "a run from now is compared by its changes").raise();
    }
    LiveImage.Taken live = form.startsNow() ? LiveImage.take(runtime) : null;
    RunJob job = job(form, live);
    Run run =
        new Run(
            newId(),
            form.name() == null ? job.side().setting().title() : form.name(),
            Run.State.QUEUED,
            caller.name(),
            time.instant(),
            null,
            job.side().setting().name(),
            job.versus() == null ? null : job.versus().setting().name(),
            live == null ? null : live.image().at(),
            job.side().setting().seed(),
            job.side().setting().horizon(),
            job.side().setting().replications(),
            0,
            0,
            Build.current().commit(),
            null,
            null,
            null,
            null);
    store.add(run, form, runtime.node());
    makeRoom();
    start(run, job);
    return run;
  }

  private RunJob job(RunForm form, LiveImage.@Nullable Taken live) {
    try {
      String text = text("text", form.text(), form.scenario());
      Scenario scenario = library.scenario("text", text);
      List<Inputs.File> files = new ArrayList<>();
      String name = form.scenario() == null ? "scenario.yaml" : form.scenario();
      files.add(new Inputs.File(name, text));
      boolean beside = form.versusScenario() != null || form.versusText() != null;
      String other = beside ? text("versusText", form.versusText(), form.versusScenario()) : null;
      if (other != null) {
        files.add(
            new Inputs.File(
                form.versusScenario() == null ? "versus.yaml" : form.versusScenario(), other));
      }
      RunJob.Texts texts = new RunJob.Texts(scenario, name, files);
      return live != null
          ? RunJob.fromNow(
              form,
              texts,
              live.image(),
              new LiveHistory(runtime.journal(), live.snapshot(), limits.judgedEventsMax()))
          : RunJob.alone(form, texts, other == null ? null : library.scenario("versusText", other));
    } catch (IOException e) {
      throw new UncheckedIOException("The scenarios cannot be read.", e);
    }
  }

  private String text(String field, @Nullable String text, @Nullable String file)
      throws IOException {
    if ((text == null) == (file == null)) {
      throw Problems.invalid(field, "give either the name of a scenario or its text").raise();
    }
    return text == null ? library.text(String.valueOf(file)) : text;
  }

  private void start(Run run, RunJob job) {
    Going one = new Going(run);
    going.put(run.id(), one);
    one.work = worker.submit(() -> run(one, job));
  }

  private void run(Going one, RunJob job) {
    long began = System.nanoTime();
    Thread thread = Thread.currentThread();
    Future<?> tooLong =
        bell.schedule(
            () -> {
              one.late = true;
              thread.interrupt();
            },
            limits.timeMax().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      one.run = one.run.running();
      store.keep(one.run);
      Results results =
          judged(one, job)
              .run(
                  limits.threads(),
                  one.run.commit(),
                  (done, _, _) ->
                      one.run = one.run.progressed(done, (System.nanoTime() - began) / 1e9));
      String html = HtmlReport.of(results, job.inputs());
      Run done =
          one.run.done(
              time.instant(),
              results.about().replications(),
              results.about().wallSeconds(),
              results.holds(),
              results.about().digest());
      store.keep(
          done, ResultsJson.text(results), WebFile.gzip(html.getBytes(StandardCharsets.UTF_8)));
      one.run = done;
    } catch (InterruptedException _) {
      if (one.late) {
        ended(one, one.run.failed(time.instant(), "It took longer than " + limits.timeMax() + "."));
      } else if (one.cancelled) {
        ended(one, one.run.cancelled(time.instant()));
      } // Else the program stops: it begins again at the next start.
    } catch (BrokenRuleException broken) {
      LOG.error("A rule is broken in a simulation ({}).", one.run, broken);
      ended(
          one,
          one.run.failed(
              time.instant(),
              "A rule is broken: %s In the first replication: %s"
                  .formatted(broken.rule(), broken.getMessage())));
    } catch (SQLException | RuntimeException e) {
      LOG.error("A simulation failed ({}).", one.run, e);
      ended(one, one.run.failed(time.instant(), "A defect of ours: " + e));
    } finally {
      tooLong.cancel(false);
      going.remove(one.run.id());
    }
  }

  private static RunJob judged(Going one, RunJob job) throws SQLException {
    try {
      return job.judged();
    } catch (LiveHistory.UnjudgedException e) {
      LOG.warn("Nobody judges a simulation ({}): {}", one.run.id(), e.getMessage());
      one.run = one.run.unjudged(String.valueOf(e.getMessage()));
      return job;
    }
  }

  private void ended(Going one, Run run) {
    one.run = run;
    try {
      store.keep(run);
    } catch (SQLException e) {
      LOG.error("Where a simulation stands could not be kept ({}).", run, e);
    }
  }

  /** {@return all runs, the newest first, as they stand now} */
  List<Run> all() throws SQLException {
    return store.all().stream().map(this::now).toList();
  }

  /** {@return a run as it stands now} */
  Optional<Run> find(String id) throws SQLException {
    return store.find(id).map(this::now);
  }

  private Run now(Run stored) {
    Going one = going.get(stored.id());
    return one == null || stored.state().isOver() ? stored : one.run;
  }

  /** Cancels a run that has not ended; deletes one that has. */
  void remove(Run run) throws SQLException {
    Going one = going.get(run.id());
    if (one != null) {
      cancel(one);
    } else if (run.state().isOver()) {
      store.delete(run.id());
    } else if (runtime.otherNodes().contains(store.node(run.id()))) {
      store.askToCancel(run.id());
    } else {
      store.keep(run.cancelled(time.instant())); // The node that had it has gone.
    }
  }

  /** Cancels what others were asked to cancel and is carried out here. */
  private void listen() {
    if (going.isEmpty()) {
      return;
    }
    try {
      for (String id : store.askedToCancel()) {
        Going one = going.get(id);
        if (one != null && one.work != null && !one.cancelled) {
          cancel(one);
        }
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Nobody knows whether a simulation is to be cancelled: {}", e.toString());
    }
  }

  private void cancel(Going one) throws SQLException {
    one.cancelled = true;
    if (one.run.state() == Run.State.QUEUED && one.work != null && one.work.cancel(false)) {
      going.remove(one.run.id());
      store.keep(one.run.cancelled(time.instant()));
    } else if (one.work != null) {
      one.work.cancel(true);
    }
  }

  RunStore store() {
    return store;
  }

  Library library() {
    return library;
  }

  private void makeRoom() throws SQLException {
    List<Run> runs = store.all();
    for (int i = runs.size() - 1; i >= limits.kept(); i--) {
      if (runs.get(i).state().isOver()) {
        store.delete(runs.get(i).id());
      }
    }
  }

  /** Ascends with time, so that the newest comes last. */
  private String newId() {
    return HexFormat.of().toHexDigits(time.millis(), 12)
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 4);
  }

  /** Stops; what goes on begins again at the next start. */
  @Override
  public void close() {
    bell.shutdownNow();
    worker.shutdownNow();
  }
}
