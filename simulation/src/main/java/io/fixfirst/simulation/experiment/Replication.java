package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.stats.Collector;
import io.fixfirst.simulation.stats.Observations;
import java.util.ArrayList;
import java.util.List;

/** One run of a setting, reduced to what is kept of it. */
public final class Replication {

  /**
   * What is kept of one run.
   *
   * @param number from 1
   * @param digest SHA-256 of its events
   */
  public record Outcome(
      int number, Observations observations, byte[] digest, long commands, long events) {}

  private Replication() {}

  /**
   * Runs a setting once.
   *
   * @param number from 1; with the setting's seed the only source of chance
   * @param others see the events too, before they are counted
   */
  public static Outcome run(
      Setting setting, Play play, int number, List<? extends Witness> others) {
    Collector collector = new Collector(setting.window(), setting.zone());
    if (play.carriesOn()) {
      collector.countAlso();
    }
    EventDigest digest = new EventDigest();
    List<Witness> witnesses = new ArrayList<>(others);
    witnesses.add(digest);
    witnesses.add(collector);
    Play.Counts counts = play.run(setting.seedOf(number), setting.end(), Witness.of(witnesses));
    return new Outcome(
        number, collector.finish(), digest.finish(), counts.commands(), counts.events());
  }
}
