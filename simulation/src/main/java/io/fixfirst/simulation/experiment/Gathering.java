package io.fixfirst.simulation.experiment;

import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.report.FigureNames;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Figures;
import io.fixfirst.simulation.stats.MajorIncident;
import io.fixfirst.simulation.stats.Observations;
import io.fixfirst.simulation.stats.PriorityNames;
import io.fixfirst.simulation.stats.Sample;
import io.fixfirst.simulation.stats.Times;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Takes the replications of one setting in their order, and says what they come to together. */
final class Gathering {

  private final Setting setting;
  private final SequencedMap<String, Sample> samples = new LinkedHashMap<>();
  private final SequencedMap<String, Bands> bands = new LinkedHashMap<>();
  private final SequencedMap<String, Growth> growths = new LinkedHashMap<>();
  private final SequencedMap<String, Observations.TeamWeek> weeks = new LinkedHashMap<>();
  private final Map<Priority, Times> timesToResolve = new EnumMap<>(Priority.class);
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private final SequencedMap<String, List<@Nullable Double>> each = new LinkedHashMap<>();
  private List<MajorIncident> majors = List.of();
  private int replications;
  private long slice;
  private long commands;
  private long events;

  Gathering(Setting setting) {
    this.setting = setting;
  }

  void add(Replication.Outcome outcome) {
    if (outcome.number() != ++replications) {
      throw new IllegalStateException("Out of order (" + outcome.number() + ").");
    }
    Observations observations = outcome.observations();
    digest.update(outcome.digest());
    commands += outcome.commands();
    events += outcome.events();
    add(samples, observations.figures());
    keep(observations.figures());
    slice = observations.slice();
    observations
        .queues()
        .forEach(
            (queue, slices) ->
                bands.computeIfAbsent(queue, _ -> new Bands(slices.length)).add(slices));
    observations.weeks().forEach((team, week) -> add(team, week, observations));
    observations
        .timesToResolve()
        .forEach(
            (priority, times) ->
                timesToResolve.computeIfAbsent(priority, _ -> new Times()).add(times));
    if (replications == 1) {
      majors = List.copyOf(new ArrayList<>(observations.majors()));
    }
  }

  private void add(String team, Observations.TeamWeek week, Observations observations) {
    Observations.TeamWeek known = weeks.get(team);
    if (known == null) {
      weeks.put(team, week);
    } else {
      known.add(week);
    }
    double[] slices = observations.queues().get(team);
    if (slices != null) {
      String prefix = "teams." + team + ".";
      Figures figures = observations.figures();
      double cameIn =
          figures.value(prefix + "begun")
              + figures.value(prefix + "leftUnserved")
              + figures.value(prefix + "queueAtTheEnd");
      growths.computeIfAbsent(team, _ -> new Growth()).add(slices, cameIn);
    }
  }

  static void add(SequencedMap<String, Sample> samples, Figures figures) {
    figures
        .byName()
        .forEach(
            (name, figure) ->
                samples.computeIfAbsent(name, _ -> new Sample(figure.unit())).add(figure.value()));
  }

  /** What a replication has no value of is null there, so that places are replications. */
  private void keep(Figures figures) {
    figures
        .byName()
        .forEach(
            (name, figure) -> {
              if (FigureNames.worthKeeping(name)) {
                List<@Nullable Double> values =
                    each.computeIfAbsent(
                        name, _ -> new ArrayList<>(Collections.nCopies(replications - 1, null)));
                values.add(Double.isNaN(figure.value()) ? null : figure.value());
              }
            });
    for (List<@Nullable Double> values : each.values()) {
      if (values.size() < replications) {
        values.add(null);
      }
    }
  }

  /** {@return values by replication, of the figures that runs are compared by} */
  SequencedMap<String, List<@Nullable Double>> each() {
    return each;
  }

  /** {@return the present estimates, by name} */
  SequencedMap<String, Estimate> estimates() {
    return estimates(samples);
  }

  static SequencedMap<String, Estimate> estimates(SequencedMap<String, Sample> samples) {
    SequencedMap<String, Estimate> estimates = new LinkedHashMap<>();
    samples.forEach((name, sample) -> estimates.put(name, sample.estimate()));
    return estimates;
  }

  Results.About about(String commit, Boolean precisionReached, int threads, double wallSeconds) {
    return new Results.About(
        setting.name(),
        setting.title(),
        setting.seed(),
        replications,
        commit,
        "sha256:" + HexFormat.of().formatHex(clone(digest).digest()),
        setting.horizon().toString(),
        setting.warmUp().toString(),
        setting.start(),
        setting.end(),
        setting.zone().getId(),
        setting.precision(),
        setting.precision() == null ? null : precisionReached,
        threads,
        commands,
        events,
        wallSeconds,
        wallSeconds > 0 ? commands / wallSeconds : 0);
  }

  private static MessageDigest clone(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's SHA-256 can be copied.", e);
    }
  }

  List<Results.TargetOutcome> targets(SequencedMap<String, Estimate> figures) {
    List<Results.TargetOutcome> outcomes = new ArrayList<>();
    for (Setting.Goal goal : setting.goals()) {
      outcomes.add(
          Results.TargetOutcome.of(
              goal.text(),
              goal.metric(),
              goal.atLeast(),
              goal.value(),
              figures.get(goal.metric())));
    }
    return outcomes;
  }

  Results.Stability stability() {
    List<Results.Overload> overloads = new ArrayList<>();
    growths.forEach(
        (team, growth) -> {
          Results.Overload overload =
              growth.overload(
                  team,
                  label(team),
                  Objects.requireNonNull(bands.get(team)).mean(),
                  begins(),
                  slice);
          if (overload != null) {
            overloads.add(overload);
          }
        });
    return new Results.Stability(overloads.isEmpty(), overloads);
  }

  SequencedMap<String, Results.Queue> queues() {
    SequencedMap<String, Results.Queue> queues = new LinkedHashMap<>();
    bands.forEach((name, band) -> queues.put(name, band.queue(label(name), begins(), slice)));
    return queues;
  }

  SequencedMap<String, Results.Week> weeks() {
    SequencedMap<String, Results.Week> shown = new LinkedHashMap<>();
    double times = setting.window().length() / (7 * 24 * 3_600_000.0) * replications;
    weeks.forEach(
        (team, week) -> {
          @Nullable Double[] utilisation = new @Nullable Double[week.present().length];
          double[] present = new double[utilisation.length];
          for (int hour = 0; hour < utilisation.length; hour++) {
            double there = week.present()[hour];
            utilisation[hour] = there == 0 ? null : week.busy()[hour] / there;
            present[hour] = there / 3_600_000.0 / times;
          }
          shown.put(team, new Results.Week(week.label(), utilisation, present));
        });
    return shown;
  }

  SequencedMap<String, Results.Distribution> timesToResolve() {
    SequencedMap<String, Results.Distribution> shown = new LinkedHashMap<>();
    Times all = new Times();
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      Times times = timesToResolve.get(priority);
      if (times != null && times.count() > 0) {
        shown.put(PriorityNames.of(priority), Distributions.of(times));
        all.add(times);
      }
    }
    if (all.count() > 0) {
      shown.put("all", Distributions.of(all));
    }
    return shown;
  }

  List<MajorIncident> majors() {
    return majors;
  }

  private Instant begins() {
    return Instant.ofEpochMilli(setting.window().from());
  }

  private String label(String queue) {
    Observations.TeamWeek week = weeks.get(queue);
    if (week != null) {
      return week.label();
    }
    return queue.startsWith("line-") ? "Line " + queue.substring(5) : "All open tickets";
  }
}
