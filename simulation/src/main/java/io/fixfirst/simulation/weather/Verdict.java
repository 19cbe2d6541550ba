package io.fixfirst.simulation.weather;

import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.util.List;

/** What the judges say of one world in one storm. */
public sealed interface Verdict {

  /** {@return what both the world's chance and the weather are drawn from} */
  long seed();

  /**
   * No rule was broken.
   *
   * @param commands that entities carried out
   */
  record Holds(long seed, long commands, long events) implements Verdict {}

  /**
   * A rule was broken: a defect of ours.
   *
   * @param after how much time had passed when it was found
   * @param rule what ought to hold, in a sentence
   * @param found what does not
   * @param events those about what is named there, up to where it was found; the last ones if there
   *     are very many
   * @param eventsBefore how many of these were left out before them
   */
  record Broken(
      long seed,
      Duration after,
      String rule,
      String found,
      List<Recorded> events,
      long eventsBefore)
      implements Verdict {

    public Broken {
      events = List.copyOf(events);
    }

    /** {@return the whole story for whoever is to mend it, in lines} */
    public String story() {
      StringBuilder story = new StringBuilder();
      story.append("Broken by seed ").append(seed).append(" after ").append(after).append(":\n");
      story.append("  rule:  ").append(rule).append('\n');
      story.append("  found: ").append(found.replace("\n", "\n         ")).append('\n');
      story.append("The events about what it names");
      if (eventsBefore > 0) {
        story.append(" (").append(eventsBefore).append(" before these are left out)");
      }
      story.append(":\n");
      for (Recorded recorded : events) {
        story.append(recorded.event().at()).append(' ').append(recorded).append('\n');
      }
      return story.toString();
    }
  }
}
