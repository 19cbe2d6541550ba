package io.fixfirst.core.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be wrong with a device, under one identity, and what has been said of it.
 *
 * <p>An alarm that went on and off {@link #FLAPPING_TRANSITIONS} times within {@link
 * #FLAPPING_WINDOW} flaps: it counts as raised until its source has not changed its mind for {@link
 * #FLAPPING_QUIET}. Flapping begins at a raise, never at a clear.
 *
 * @param alarming what the source says; differs from {@code standing} only while it flaps
 * @param alarm the latest, raised or held back
 * @param since when what the source says began, on the source's clock
 * @param told when the last alarm that the tenant was told of was raised; null if none ever was
 * @param transitions the last raises and clears, oldest first
 * @param quietAt when it will have been quiet long enough; null unless it flaps
 */
public record Condition(
    Standing standing,
    boolean alarming,
    Alarm alarm,
    Instant since,
    @Nullable Instant told,
    List<Instant> transitions,
    @Nullable Instant quietAt) {

  public Condition {
    transitions = List.copyOf(transitions);
  }

  /** Raises and clears that make an alarm flap: its third raise in a row. */
  public static final int FLAPPING_TRANSITIONS = 5;

  public static final Duration FLAPPING_WINDOW = Duration.ofMinutes(30);
  public static final Duration FLAPPING_QUIET = Duration.ofMinutes(15);

  /** What the tenant knows. */
  public enum Standing {
    CLEAR,
    HELD,
    RAISED
  }

  static Condition held(@Nullable Condition before, Alarm alarm, Instant since) {
    return before == null
        ? new Condition(Standing.HELD, true, alarm, since, null, List.of(), null)
        : new Condition(Standing.HELD, true, alarm, since, before.told, before.transitions, null);
  }

  static Condition raised(@Nullable Condition before, Alarm alarm, Instant since, Instant now) {
    List<Instant> transitions = before == null ? List.of(now) : before.transitionsWith(now);
    return new Condition(Standing.RAISED, true, alarm, since, alarm.raised(), transitions, null);
  }

  Condition cleared(Instant endedAt, Instant now) {
    return new Condition(Standing.CLEAR, false, alarm, endedAt, told, transitionsWith(now), null);
  }

  /** It ended before anybody was told. */
  Condition dropped(Instant endedAt) {
    return new Condition(Standing.CLEAR, false, alarm, endedAt, told, transitions, null);
  }

  Condition says(boolean nowAlarming, Instant from, @Nullable Instant quiet) {
    return new Condition(standing, nowAlarming, alarm, from, told, transitions, quiet);
  }

  Condition steady() {
    return new Condition(standing, alarming, alarm, since, told, List.of(), null);
  }

  boolean flapping() {
    return quietAt != null;
  }

  /** {@return how often it has changed lately} */
  int transitionsAfter(Instant instant) {
    int count = 0;
    for (Instant transition : transitions) {
      if (transition.isAfter(instant)) {
        count++;
      }
    }
    return count;
  }

  private List<Instant> transitionsWith(Instant now) {
    List<Instant> all = new ArrayList<>(transitions);
    all.add(now);
    return all.size() > FLAPPING_TRANSITIONS ? all.subList(1, all.size()) : all;
  }
}
