package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final Attempts attempts =
      new Attempts(
          ConfigFactory.parseString(
              "failures-per-name = 3, failures-per-address = 6, first-wait = 10s,"
                  + " longest-wait = 1m, kept = 4"),
          () -> now);

  @Test
  void the_first_failures_cost_nothing_and_then_each_costs_twice_as_much() {
    fail("ada", 2);
    assertThat(attempts.wait("ada", "b")).isZero();
    fail("ada", 1);
    assertThat(attempts.wait("ada", "b")).isEqualTo(Duration.ofSeconds(10));
    fail("ada", 1);
    assertThat(attempts.wait("ada", "b")).isEqualTo(Duration.ofSeconds(20));
    fail("ada", 40);
    assertThat(attempts.wait("ada", "b")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void an_address_that_tries_many_names_waits_too() {
    for (int i = 0; i < 6; i++) {
      attempts.failed("n" + i, "one");
    }
    assertThat(attempts.wait("bo", "one")).isPositive();
    assertThat(attempts.wait("bo", "two")).isZero();
  }

  @Test
  void who_gets_in_is_forgiven() {
    fail("ada", 3);
    attempts.succeeded("ada");
    assertThat(attempts.wait("ada", "b")).isZero();
  }

  @Test
  void what_is_long_ago_is_forgotten() {
    fail("ada", 3);
    now = now.plus(Duration.ofMinutes(3));
    fail("ada", 1);
    assertThat(attempts.wait("ada", "b")).isZero();
  }

  @Test
  void memory_is_bounded() {
    fail("ada", 3);
    for (int i = 0; i < 10; i++) {
      attempts.failed("n" + i, "a" + i);
    }
    assertThat(attempts.wait("ada", "b")).isZero();
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(name, "somewhere");
    }
  }
}
