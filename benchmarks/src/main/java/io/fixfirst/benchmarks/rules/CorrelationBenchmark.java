package io.fixfirst.benchmarks.rules;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.Tenant;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.core.tenant.TenantRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost a tenant to find the incident that an alarm belongs to? Servers behind a switch
 * each, switches behind a router; every fourth of them alarms already. One more alarms, is
 * correlated, and clears.
 *
 * <p>{@code ./fixfirst bench CorrelationBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CorrelationBenchmark {

  private static final TenantId TENANT = new TenantId("kolding");
  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final int SERVERS_A_SWITCH = 24;
  private static final String ROUTER = "router";

  /** How many servers the tenant has. */
  @Param({"250", "10000"})
  public int devices;

  private final TenantRules rules = new TenantRules();
  private Tenant tenant = rules.empty(TENANT);
  private Instant now = BEGIN;
  private int turn;
  private long effects;

  @Setup
  public void attach() {
    tenant = rules.empty(TENANT);
    Contract contract =
        new Contract(
            new DeskId("desk"),
            List.of(),
            Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC)),
            Duration.ofMinutes(10));
    tell(new TenantCommand.Register("Kolding", contract));
    tell(new TenantCommand.MoveTo(Stage.POC, "ada"));
    attach(ROUTER, Set.of());
    for (int i = 0; i < devices; i++) {
      if (i % SERVERS_A_SWITCH == 0) {
        attach(switchOf(i), Set.of(ROUTER));
      }
      attach("server-" + i, Set.of(switchOf(i)));
    }
    for (int i = 0; i < devices; i += 4) {
      tell(new TenantCommand.ReportAlarm(alarm(i)));
    }
  }

  /** One alarm comes, finds its incident, and clears. */
  @Benchmark
  public long alarm() {
    now = now.plusMillis(10);
    turn += 4;
    Alarm alarm = alarm((turn + 1) % devices | 1);
    tell(new TenantCommand.ReportAlarm(alarm));
    tell(new TenantCommand.ReportCleared(alarm.key(), alarm.raised()));
    return effects;
  }

  private Alarm alarm(int server) {
    return new Alarm(
        new DeviceId(TENANT, "server-" + server),
        "down",
        Severity.MAJOR,
        "Target down",
        now,
        "server",
        null,
        "site-" + server % 10,
        Set.of(switchOf(server)));
  }

  private void attach(String name, Set<String> dependsOn) {
    tell(
        new TenantCommand.AttachDevice(
            new DeviceId(TENANT, name),
            new DeviceProfile(name, "server", null, null, dependsOn, List.of(), null)));
  }

  private static String switchOf(int server) {
    return "switch-" + server / SERVERS_A_SWITCH;
  }

  private void tell(TenantCommand command) {
    if (!(rules.decide(tenant, command, now)
        instanceof Decision.Accepted<TenantEvent>(var events))) {
      throw new IllegalStateException("A command was refused (" + command + ").");
    }
    for (TenantEvent event : events) {
      Tenant before = tenant;
      tenant = rules.evolve(before, event);
      effects += rules.react(before, event, tenant).size();
    }
  }
}
