package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.simulation.scenario.DeviceGroup;
import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import io.fixfirst.simulation.scenario.DeviceGroup.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A monitored device as it really is: healthy, failing in some way, or being restarted. */
final class Machine {

  /** Longer ago than anything. */
  static final long NEVER = Long.MIN_VALUE / 2;

  private static final long FLAP_PERIOD_MILLIS = Duration.ofMinutes(20).toMillis();

  /** How far measurements drift from the period, a millisecond each, before they are back. */
  private static final long DRIFT_MILLIS = 997;

  private final DeviceId id;
  private final DeviceGroup group;
  private final long everyMillis;
  private final long offsetMillis;
  private final Noise noise;
  private final List<Machine> downstream = new ArrayList<>();
  private @Nullable FailureMode failure;
  private long silentUntil = NEVER;
  private @Nullable Machine upstream;
  private int life;

  /** What the monitoring system has said of its failure; null for nothing that still stands. */
  @Nullable String alert;

  /** Whether the monitoring system has said that it is down. */
  boolean saidDown;

  /** Since when it cannot be heard of; {@link Long#MAX_VALUE} while it can. */
  long unheardSince = Long.MAX_VALUE;

  /** When it sends next, as far as it has been settled. */
  long sendsAt = NEVER;

  /** When it last sent a sign of life that moved its deadline. */
  long lastBeat = NEVER;

  Machine(DeviceId id, DeviceGroup group, long seed) {
    this.id = id;
    this.group = group;
    this.noise = new Noise(seed);
    this.everyMillis = group.measureEvery().toMillis();
    this.offsetMillis = (long) (noise.uniform(0, 0) * everyMillis);
  }

  DeviceId id() {
    return id;
  }

  String name() {
    return id.name();
  }

  DeviceGroup group() {
    return group;
  }

  /** Makes it reachable only while another device is. */
  void dependOn(Machine other) {
    if (upstream == null) {
      upstream = other;
      other.downstream.add(this);
    }
  }

  /** {@return the device without which it cannot be reached; null for none} */
  @Nullable Machine upstream() {
    return upstream;
  }

  /** {@return those that cannot be reached without it} */
  List<Machine> downstream() {
    return downstream;
  }

  /** {@return how it fails now; null for healthy} */
  @Nullable FailureMode failure() {
    return failure;
  }

  /** {@return what counts its failures and repairs: once it has changed, old news are void} */
  int life() {
    return life;
  }

  /** It begins to fail. */
  void fail(FailureMode mode) {
    failure = mode;
    life++;
  }

  /** It works again. */
  void repair() {
    failure = null;
    life++;
  }

  /** It says nothing until then, as while restarting. */
  void restart(long until) {
    silentUntil = until;
  }

  /** {@return whether it can be heard of now} */
  boolean reachable(long now) {
    return failure != FailureMode.SILENT
        && now >= silentUntil
        && (upstream == null || upstream.reachable(now));
  }

  /**
   * {@return when it measures next after an instant}
   *
   * <p>Its clock is not exact: measurements are a little off from every period, so that none comes
   * at the very instant at which a hold time ends that is a multiple of the period.
   */
  long nextMeasurement(long after) {
    long number = Math.floorDiv(after - offsetMillis, everyMillis);
    while (measurement(number) <= after) {
      number++;
    }
    return measurement(number);
  }

  private long measurement(long number) {
    return offsetMillis + number * everyMillis + Math.floorMod(number, DRIFT_MILLIS);
  }

  /**
   * {@return a measured value, 0 or more, in the metric's unit}
   *
   * <p>It depends on nothing but the device, the metric, its condition and the instant. On a
   * healthy device it stays within every limit by more than the hysteresis, so that one reading
   * more or less changes nothing; on an overloaded one it stays at one value above the alarm limit
   * until that is repaired.
   *
   * @param number of the metric in its group
   */
  double measure(int number, long now) {
    Metric metric = group.metrics().get(number);
    boolean high =
        number == 0
            && (failure == FailureMode.OVERLOAD
                || (failure == FailureMode.FLAPPING && inFirstHalfOfPeriod(now)));
    double deviation = noise.normal(number + 1, high ? life : now);
    double value =
        high
            ? Math.max(
                metric.alarm(),
                metric.alarm() + Math.max(metric.spread(), 1) + deviation * metric.spread() / 4)
            : Math.min(usualMax(metric), metric.usual() + deviation * metric.spread());
    return Math.max(0, Math.round(value * 10) / 10.0);
  }

  private static double usualMax(Metric metric) {
    double limit =
        metric.notice() == null ? metric.alarm() : Math.min(metric.notice(), metric.alarm());
    return limit - metric.hysteresis() - 0.1;
  }

  private static boolean inFirstHalfOfPeriod(long now) {
    return Math.floorMod(now, FLAP_PERIOD_MILLIS) < FLAP_PERIOD_MILLIS / 2;
  }
}
