package io.fixfirst.control.demo;

import io.fixfirst.simulation.scenario.DeviceGroup;
import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import io.fixfirst.simulation.scenario.DeviceGroup.Metric;
import io.fixfirst.simulation.world.Chance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A monitored device as it really is: healthy, failing in some way, or being restarted. */
public final class Machine {

  private static final Duration FLAP_PERIOD = Duration.ofMinutes(20);

  private final String name;
  private final DeviceGroup group;
  private final Chance chance;
  private @Nullable FailureMode failure;
  private @Nullable Instant healsAt;
  private Instant silentUntil = Instant.MIN;
  private @Nullable Machine upstream;

  public Machine(String name, DeviceGroup group, Chance chance) {
    this.name = name;
    this.group = group;
    this.chance = chance;
  }

  /** {@return its name within its tenant} */
  public String name() {
    return name;
  }

  /** {@return its kind} */
  public DeviceGroup group() {
    return group;
  }

  /** Makes it reachable only while another device is. */
  public void dependOn(Machine other) {
    upstream = other;
  }

  /** {@return the device without which it cannot be reached; null for none} */
  public @Nullable Machine upstream() {
    return upstream;
  }

  /** {@return when the next failure comes, as if it had just been repaired} */
  public Instant nextFailure(Instant now) {
    return now.plusMillis(Math.round(chance.exponential() * group.failures().every().toMillis()));
  }

  /** {@return how it fails, by chance} */
  public FailureMode anyFailure() {
    return chance.pick(group.failures().modes());
  }

  /** {@return when a failure that begins now is gone by itself; null if somebody must repair it} */
  public @Nullable Instant anyHealing(Instant now) {
    return chance.happens(group.failures().selfHeals())
        ? now.plus(chance.time(group.failures().selfHealMinutes(), Duration.ofMinutes(1)))
        : null;
  }

  /**
   * It begins to fail; one that fails already goes on as it is.
   *
   * @param heals when that is gone by itself; null if somebody must repair it
   */
  public void fail(FailureMode mode, @Nullable Instant heals) {
    if (failure == null) {
      failure = mode;
      healsAt = heals;
    }
  }

  /** It works again. */
  public void repair() {
    failure = null;
    healsAt = null;
  }

  /** It says nothing until then, as while restarting. */
  public void restart(Instant until) {
    silentUntil = until;
  }

  /** {@return how it fails now; null for healthy} */
  public @Nullable FailureMode failure(Instant now) {
    if (healsAt != null && !now.isBefore(healsAt)) {
      repair();
    }
    return failure;
  }

  /** {@return whether it can be heard of now} */
  public boolean reachable(Instant now) {
    return failure(now) != FailureMode.SILENT
        && !now.isBefore(silentUntil)
        && (upstream == null || upstream.reachable(now));
  }

  /** {@return a measured value, 0 or more, in the metric's unit} */
  public double measure(Metric metric, Instant now) {
    boolean first = metric.equals(group.metrics().getFirst());
    FailureMode mode = failure(now);
    boolean high =
        first
            && (mode == FailureMode.OVERLOAD
                || (mode == FailureMode.FLAPPING && inFirstHalfOfPeriod(now)));
    double mean = high ? metric.alarm() + Math.max(metric.spread(), 1) : metric.usual();
    double value = chance.normal(mean, high ? metric.spread() / 4 : metric.spread());
    return Math.max(0, Math.round(value * 10) / 10.0);
  }

  private static boolean inFirstHalfOfPeriod(Instant now) {
    long period = FLAP_PERIOD.toMillis();
    return Math.floorMod(now.toEpochMilli(), period) < period / 2;
  }
}
