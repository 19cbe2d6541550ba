package io.fixfirst.simulation.scenario;

import io.fixfirst.core.device.Severity;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Devices of one kind: {@code srv} gives {@code srv-001}, {@code srv-002}, ...
 *
 * @param services that they carry, dealt out in turn; empty for the tenant's first
 * @param sites where they stand, dealt out in turn
 * @param dependsOn a kind: each depends on a device of it at its own site; absent for none
 * @param measureEvery how often they send readings and a sign of life
 * @param heartbeatWithin a missing sign of life for this long is an alarm; absent where they send
 *     none, which needs downAfter; where both are absent, 15 minutes
 * @param downAfter where the tenant's monitoring system watches them: how long one may be silent
 *     before it says so; absent where it does not
 */
public record DeviceGroup(
    String id,
    @Default("") String label,
    String category,
    @Default("[]") List<String> services,
    @Default("[site]") List<String> sites,
    @Nullable String dependsOn,
    @Default("PT5M") Duration measureEvery,
    @Nullable Duration heartbeatWithin,
    @Nullable Duration downAfter,
    @Default("[]") List<Metric> metrics,
    Failures failures) {

  private static final Duration HEARTBEAT_WITHIN = Duration.ofMinutes(15);

  public DeviceGroup {
    Expect.slug("id", id);
    Expect.notEmpty("sites", sites);
    Expect.positive("measureEvery", measureEvery);
    if (heartbeatWithin != null) {
      Expect.positive("heartbeatWithin", heartbeatWithin);
    }
    if (downAfter != null) {
      Expect.positive("downAfter", downAfter);
    }
    if (metrics.isEmpty()
        && (failures.modes().containsKey(FailureMode.OVERLOAD)
            || failures.modes().containsKey(FailureMode.FLAPPING))) {
      throw new ExpectationException(
          "metrics",
          "expected one or more: devices that fail by overload or flapping show it there");
    }
    heartbeatWithin =
        heartbeatWithin == null && downAfter == null ? HEARTBEAT_WITHIN : heartbeatWithin;
    label = label.isEmpty() ? id : label;
    services = List.copyOf(services);
    sites = List.copyOf(sites);
    metrics = List.copyOf(metrics);
  }

  DeviceGroup carrying(String service) {
    return new DeviceGroup(
        id,
        label,
        category,
        List.of(service),
        sites,
        dependsOn,
        measureEvery,
        heartbeatWithin,
        downAfter,
        metrics,
        failures);
  }

  /**
   * Something measured, what is usual, and what is not.
   *
   * @param usual mean on a healthy device, in the metric's unit
   * @param spread standard deviation on a healthy device
   */
  public record Metric(
      String name,
      double usual,
      double spread,
      @Nullable Double notice,
      double alarm,
      Duration hold,
      double hysteresis,
      Severity severity) {
    public Metric {
      Expect.slug("name", name);
      Expect.notNegative("spread", spread);
      Expect.notNegative("hysteresis", hysteresis);
      if (notice != null && notice > alarm) {
        throw new ExpectationException(
            "notice", "expected at most the alarm limit " + alarm + " (was " + notice + ")");
      }
    }
  }

  /**
   * How they fail.
   *
   * @param every mean time between the failures of one device
   * @param modes shares that sum to 1
   * @param selfHeals share that is gone before anybody has done something
   * @param selfHealMinutes how long those last
   */
  public record Failures(
      Duration every,
      @Default("{alert: 1}") Map<FailureMode, Double> modes,
      @Default("0") double selfHeals,
      @Default("0") Distribution selfHealMinutes) {
    public Failures {
      Expect.positive("every", every);
      Expect.mix("modes", modes);
      Expect.share("selfHeals", selfHeals);
      modes = Ordered.copyOf(modes);
    }
  }

  /** What one sees of a failing device. */
  public enum FailureMode {
    /** No readings and no signs of life. */
    SILENT,
    /** Its first metric stays above the alarm limit. */
    OVERLOAD,
    /** Its first metric crosses the alarm limit up and down. */
    FLAPPING,
    /** A monitoring system says so: a full disk, a certificate that runs out. */
    ALERT
  }
}
