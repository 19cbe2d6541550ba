package io.fixfirst.control.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Method;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Reply;
import io.fixfirst.core.TenantId;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantRatesTest {

  private static final TenantId KOLDING = new TenantId("kolding");
  private static final TenantId VEJLE = new TenantId("vejle");
  private static final Operation<?> READ = operation(Permission.SEE_INCIDENTS);
  private static final Operation<?> SEND = operation(Permission.SEND_INTAKE);

  private final HandMeter time = new HandMeter();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TenantRates rates = new TenantRates(TenantLimits.book(config()), time, registry);

  @Test
  void who_sends_more_than_the_burst_waits_for_the_rate() {
    for (int request = 0; request < 10; request++) {
      rates.admit(READ, caller(KOLDING));
    }
    Problem problem = refusedRead(KOLDING);
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.code()).isEqualTo("limit.requests");
    assertThat(problem.detail()).isEqualTo("The limit of kolding is 2 requests a second.");
    assertThat(problem.headers()).containsEntry("Retry-After", "1");

    time.pass(Duration.ofSeconds(1));
    rates.admit(READ, caller(KOLDING));
    rates.admit(READ, caller(KOLDING));
    refusedRead(KOLDING);
    assertThat(registry.counter("fixfirst_limited", "limit", "requests").count()).isEqualTo(2);
  }

  @Test
  void one_tenant_takes_nothing_from_another() {
    for (int request = 0; request < 10; request++) {
      rates.admit(READ, caller(KOLDING));
    }
    refusedRead(KOLDING);
    assertThatCode(() -> rates.admit(READ, caller(VEJLE))).doesNotThrowAnyException();
  }

  @Test
  void alerts_are_counted_apart_and_by_the_piece() {
    rates.takeIntake(KOLDING, 15);
    rates.admit(SEND, monitoring(KOLDING));
    rates.takeIntake(KOLDING, 5);
    assertThat(refusal(() -> rates.admit(SEND, monitoring(KOLDING))).code())
        .isEqualTo("limit.intake");
    assertThatCode(() -> rates.admit(READ, caller(KOLDING))).doesNotThrowAnyException();

    time.pass(Duration.ofSeconds(1));
    Problem problem = refusal(() -> rates.takeIntake(KOLDING, 13));
    assertThat(problem.headers()).containsEntry("Retry-After", "3");
    rates.takeIntake(KOLDING, 4);
  }

  @Test
  void a_message_that_is_longer_than_the_bucket_is_deep_passes_when_it_is_full() {
    rates.takeIntake(KOLDING, 1_000);
    refusal(() -> rates.takeIntake(KOLDING, 1));
    time.pass(Duration.ofSeconds(5));
    rates.takeIntake(KOLDING, 1_000);
  }

  @Test
  void nobody_is_let_in_whose_message_would_be_read_only_to_be_refused() {
    TenantRates wide =
        new TenantRates(
            TenantLimits.book(with("tenant { intake-per-second = 1000, intake-burst = 5000 }")),
            time,
            registry);
    wide.takeIntake(KOLDING, 5_000);
    time.pass(Duration.ofMillis(19));
    assertThat(refusal(() -> wide.admit(SEND, monitoring(KOLDING))).code())
        .isEqualTo("limit.intake");
    time.pass(Duration.ofMillis(1));
    wide.admit(SEND, monitoring(KOLDING));
    wide.takeIntake(KOLDING, 20);
  }

  @Test
  void a_tenant_may_have_limits_of_its_own() {
    rates.takeIntake(VEJLE, 1);
    assertThat(refusal(() -> rates.takeIntake(VEJLE, 1)).detail())
        .isEqualTo("The limit of vejle is 1 alerts, readings and events a second.");
    assertThat(TenantLimits.book(config()).of(VEJLE).devices()).isEqualTo(7);
  }

  @Test
  void the_providers_people_are_not_counted() {
    for (int request = 0; request < 100; request++) {
      rates.admit(READ, new Caller("ada", Role.OPERATOR, null));
      rates.admit(READ, new Caller("bo", Role.ENGINEER, KOLDING));
    }
  }

  @Test
  void limits_that_are_none_are_told_at_the_start() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> TenantLimits.book(with("tenant.intake-burst = 0")));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> TenantLimits.book(with("tenants { \"No Tenant\" {} }")));
  }

  private Problem refusedRead(TenantId tenant) {
    return refusal(() -> rates.admit(READ, caller(tenant)));
  }

  private static Problem refusal(Runnable asking) {
    ProblemException[] caught = new ProblemException[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(asking::run)
        .satisfies(problem -> caught[0] = problem);
    return caught[0].problem();
  }

  private static Caller caller(TenantId tenant) {
    return new Caller("theirs", Role.CUSTOMER_VIEWER, tenant);
  }

  private static Caller monitoring(TenantId tenant) {
    return new Caller("alertmanager", Role.MONITORING, tenant);
  }

  private static Operation<?> operation(Permission permission) {
    return Operation.operation(Method.GET, "/x", permission, "X").by(_ -> Reply.empty(204));
  }

  private static Config with(String other) {
    return ConfigFactory.parseString("fixfirst.limits." + other).withFallback(config());
  }

  private static Config config() {
    return ConfigFactory.parseString(
        """
        fixfirst.limits {
          tenant {
            intake-per-second = 4, intake-burst = 20, requests-per-second = 2, requests-burst = 10
            followers = 1, devices = 5, open-incidents = 1, tokens = 1, webhooks = 1
          }
          tenants { vejle { intake-per-second = 1, intake-burst = 1, devices = 7 } }
        }
        """);
  }

  /** A clock that a test moves. */
  private static final class HandMeter implements TimeMeter {
    private long nanos;

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
