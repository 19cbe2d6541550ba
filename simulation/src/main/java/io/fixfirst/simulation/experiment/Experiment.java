package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Figures;
import io.fixfirst.simulation.stats.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Runs replications of a setting, and of another one beside it if asked to. */
public final class Experiment {

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * A replication is done.
     *
     * @param of how many there will be at most
     * @param widest the figure that is known least, where a precision is asked for; else null
     */
    void done(int replications, int of, @Nullable String widest);
  }

  /** A setting with what it runs on. */
  public record Side(Setting setting, Play play) {}

  private record Pair(Replication.Outcome first, Replication.@Nullable Outcome second) {}

  private final Side side;
  private final @Nullable Side versus;
  private final int threads;
  private final String commit;
  private final Progress progress;
  private final IntFunction<List<Witness>> witnesses;

  /**
   * @param versus is run on the same seeds; null for none
   * @param threads how many replications run at once, 1 or more
   * @param commit of the program's sources, for the results
   * @param witnesses that see the events of a replication too, by its number; called on the thread
   *     that runs it
   */
  public Experiment(
      Side side,
      @Nullable Side versus,
      int threads,
      String commit,
      Progress progress,
      IntFunction<List<Witness>> witnesses) {
    this.side = side;
    this.versus = versus;
    this.threads = threads;
    this.commit = commit;
    this.progress = progress;
    this.witnesses = witnesses;
  }

  /**
   * Runs it.
   *
   * @throws InterruptedException if the thread was interrupted; what still runs ends by itself
   */
  public Results run() throws InterruptedException {
    long began = System.nanoTime();
    Setting setting = side.setting();
    Gathering gathering = new Gathering(setting);
    Gathering other = versus == null ? null : new Gathering(versus.setting());
    SequencedMap<String, Sample> differences = new LinkedHashMap<>();
    Precision precision = setting.precision() == null ? null : new Precision(setting.precision());
    boolean reached = false;
    Deque<Future<Pair>> running = new ArrayDeque<>();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("replication-", 1).daemon().factory());
    try {
      int begun = 0;
      int done = 0;
      while (done < setting.replications() && !reached) {
        while (begun < setting.replications() && running.size() < threads + 1) {
          int number = ++begun;
          running.add(executor.submit(() -> pair(number)));
        }
        Pair pair = result(running.remove());
        done++;
        gathering.add(pair.first());
        if (other != null && pair.second() != null) {
          other.add(pair.second());
          compare(differences, pair.first(), pair.second());
        }
        String widest = null;
        if (precision != null) {
          SequencedMap<String, Estimate> estimates = gathering.estimates();
          reached = precision.reached(done, estimates);
          widest = precision.widest(estimates);
        }
        progress.done(done, setting.replications(), widest);
      }
    } finally {
      executor.shutdownNow();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return results(gathering, other, differences, reached, seconds);
  }

  private Results results(
      Gathering gathering,
      @Nullable Gathering other,
      SequencedMap<String, Sample> differences,
      boolean reached,
      double seconds) {
    SequencedMap<String, Estimate> figures = gathering.estimates();
    Results.Versus compared =
        other == null
            ? null
            : new Results.Versus(
                other.about(commit, reached, threads, seconds),
                other.estimates(),
                Gathering.estimates(differences),
                other.stability(),
                Difference.Method.PAIRED);
    return new Results(
        gathering.about(commit, reached, threads, seconds),
        figures,
        gathering.targets(figures),
        gathering.stability(),
        gathering.queues(),
        gathering.weeks(),
        gathering.timesToResolve(),
        gathering.majors(),
        gathering.each(),
        compared);
  }

  private Pair pair(int number) {
    Replication.Outcome first =
        Replication.run(side.setting(), side.play(), number, witnesses.apply(number));
    return new Pair(
        first,
        versus == null
            ? null
            : Replication.run(versus.setting(), versus.play(), number, List.of()));
  }

  private static void compare(
      SequencedMap<String, Sample> differences,
      Replication.Outcome first,
      Replication.Outcome second) {
    Figures others = second.observations().figures();
    for (Map.Entry<String, Figures.Figure> figure :
        first.observations().figures().byName().entrySet()) {
      String name = figure.getKey();
      if (others.byName().containsKey(name)) {
        differences
            .computeIfAbsent(name, _ -> new Sample(figure.getValue().unit()))
            .add(others.value(name) - figure.getValue().value());
      }
    }
  }

  private static Pair result(Future<Pair> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
