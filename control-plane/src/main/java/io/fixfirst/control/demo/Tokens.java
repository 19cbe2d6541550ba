package io.fixfirst.control.demo;

import java.util.Map;
import java.util.Objects;

/**
 * Who signs in with what.
 *
 * @param provider of somebody who may set everything up
 * @param monitoring by tenant: its monitoring system's
 * @param customer by tenant: those who report
 * @param engineers by engineer
 */
record Tokens(
    String provider,
    Map<String, String> monitoring,
    Map<String, String> customer,
    Map<String, String> engineers) {

  Tokens {
    monitoring = Map.copyOf(monitoring);
    customer = Map.copyOf(customer);
    engineers = Map.copyOf(engineers);
  }

  String monitoring(String tenant) {
    return Objects.requireNonNull(monitoring.get(tenant));
  }

  String customer(String tenant) {
    return Objects.requireNonNull(customer.get(tenant));
  }

  /** {@return an engineer's own, or the provider's for somebody the scenario does not know} */
  String engineer(String engineer) {
    return engineers.getOrDefault(engineer, provider);
  }
}
