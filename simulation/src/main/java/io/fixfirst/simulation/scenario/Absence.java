package io.fixfirst.simulation.scenario;

import io.fixfirst.simulation.Ordered;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why people who are on shift are not there, and how often: at fixed hours of the week, or by
 * chance with times up and down. Work in hand pauses and goes on afterwards.
 *
 * @param teams whose members it is about; empty for everybody
 * @param at when in the week, every week; absent where it comes by chance
 * @param upHours from the end of one to the beginning of the next; absent where it has fixed hours
 * @param downHours how long it lasts
 */
public record Absence(
    Why why,
    @Default("[]") Set<String> teams,
    @Nullable WeekHours at,
    @Nullable Distribution upHours,
    @Nullable Distribution downHours) {

  /** What the desk sees of it. */
  public enum Why {
    /** Leaves it for a P1. */
    MEETING,
    /** Left alone even in a P1. */
    SICKNESS
  }

  public Absence {
    if ((upHours == null) != (downHours == null) || (at == null) == (upHours == null)) {
      throw new ExpectationException(
          "upHours", "expected either \"at\", or \"upHours\" and \"downHours\" together");
    }
    if (upHours != null && upHours.mean() == 0) {
      throw new ExpectationException("upHours", "expected a mean above 0");
    }
    teams = Ordered.copyOf(teams);
  }
}
