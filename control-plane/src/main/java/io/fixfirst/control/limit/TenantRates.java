package io.fixfirst.control.limit;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Throttle;
import io.fixfirst.core.TenantId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each tenant sends in a second, as buckets of tokens: one for what monitoring sends, in
 * alerts, and one for all other requests of its own people and programs. The provider's people are
 * not counted. A request that finds a bucket empty costs next to nothing.
 */
public final class TenantRates implements Throttle {

  private static final Logger LOG = LoggerFactory.getLogger(TenantRates.class);

  /** Of a second, as which a bucket lets a message in. */
  private static final int MOMENTS = 50;

  private static final long SAID_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final TenantLimits.Book limits;
  private final TimeMeter time;
  private final Counter intakeRefused;
  private final Counter requestsRefused;
  private final ConcurrentHashMap<TenantId, Buckets> buckets = new ConcurrentHashMap<>();

  public TenantRates(TenantLimits.Book limits, MeterRegistry registry) {
    this(limits, TimeMeter.SYSTEM_NANOTIME, registry);
  }

  TenantRates(TenantLimits.Book limits, TimeMeter time, MeterRegistry registry) {
    this.limits = limits;
    this.time = time;
    this.intakeRefused = counter(registry, "intake");
    this.requestsRefused = counter(registry, "requests");
  }

  /** A tenant's two buckets, and when the log last said that one was empty. */
  private record Buckets(Bucket intake, Bucket requests, AtomicLong saidAt) {}

  @Override
  public void admit(Operation<?> operation, Caller caller) {
    if (caller.role().side().equals("operator")) {
      return;
    }
    boolean intake = operation.needs(Permission.SEND_INTAKE);
    for (TenantId tenant : tenants(caller)) {
      if (intake) {
        requireSome(tenant);
      } else {
        take(tenant, false, 1);
      }
    }
  }

  /**
   * Lets nobody in for less than a moment's worth: what a bucket gains between two messages would
   * let each be read, and then be refused for its size.
   */
  private void requireSome(TenantId tenant) {
    TenantLimits.Rate rate = limits.of(tenant).intake();
    long some = Math.clamp(rate.perSecond() / MOMENTS, 1, rate.burst());
    EstimationProbe probe = of(tenant).intake.estimateAbilityToConsume(some);
    if (!probe.canBeConsumed()) {
      throw refused(tenant, true, 1, probe.getNanosToWaitForRefill());
    }
  }

  /**
   * Counts what somebody sends for a tenant; a message that is longer than the bucket is deep takes
   * all of it.
   *
   * @param size alerts, readings or events; an empty message counts as one
   * @throws io.fixfirst.control.http.ProblemException with 429
   */
  public void takeIntake(TenantId tenant, int size) {
    take(tenant, true, Math.clamp(size, 1, limits.of(tenant).intake().burst()));
  }

  private void take(TenantId tenant, boolean intake, long size) {
    Buckets own = of(tenant);
    ConsumptionProbe probe =
        (intake ? own.intake : own.requests).tryConsumeAndReturnRemaining(size);
    if (!probe.isConsumed()) {
      throw refused(tenant, intake, size, probe.getNanosToWaitForRefill());
    }
  }

  private ProblemException refused(TenantId tenant, boolean intake, long size, long nanosToWait) {
    (intake ? intakeRefused : requestsRefused).increment(size);
    say(tenant, of(tenant), intake);
    TenantLimits.Rate rate = intake ? limits.of(tenant).intake() : limits.of(tenant).requests();
    long seconds = Math.max(1, Duration.ofNanos(nanosToWait).plusMillis(999).toSeconds());
    return Problem.of(
            429,
            intake ? "limit.intake" : "limit.requests",
            "Too many requests",
            "The limit of "
                + tenant.text()
                + " is "
                + rate.perSecond()
                + (intake ? " alerts, readings and events" : " requests")
                + " a second.")
        .with("Retry-After", Long.toString(seconds))
        .raise();
  }

  private void say(TenantId tenant, Buckets own, boolean intake) {
    long now = time.currentTimeNanos();
    long before = own.saidAt.get();
    if (now - before >= SAID_AGAIN_NANOS && own.saidAt.compareAndSet(before, now)) {
      LOG.warn(
          "{} sends more than its limit of {} a second; what is too much gets 429.",
          tenant.text(),
          intake ? "alerts" : "requests");
    }
  }

  /** Whoever acts for several counts for each. */
  private static Collection<TenantId> tenants(Caller caller) {
    return switch (caller.reach()) {
      case Reach.EveryTenant _ -> List.of();
      case Reach.Tenants some -> some.ids();
    };
  }

  private Buckets of(TenantId tenant) {
    return buckets.computeIfAbsent(
        tenant,
        id -> {
          TenantLimits own = limits.of(id);
          return new Buckets(
              bucket(own.intake()),
              bucket(own.requests()),
              new AtomicLong(time.currentTimeNanos() - SAID_AGAIN_NANOS));
        });
  }

  private Bucket bucket(TenantLimits.Rate rate) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Counter counter(MeterRegistry registry, String limit) {
    return Counter.builder("fixfirst_limited")
        .description("What was turned away because a tenant sent more than its limit")
        .tag("limit", limit)
        .register(registry);
  }
}
