package io.fixfirst.control.drive;

import java.util.Map;

/**
 * Who signs in with what.
 *
 * @param provider of somebody who may set everything up
 * @param monitoring by tenant: its monitoring system's
 * @param customer by tenant: those who report
 * @param engineers by engineer
 */
public record Tokens(
    String provider,
    Map<String, String> monitoring,
    Map<String, String> customer,
    Map<String, String> engineers) {

  /** Keeps them. */
  public Tokens {
    monitoring = Map.copyOf(monitoring);
    customer = Map.copyOf(customer);
    engineers = Map.copyOf(engineers);
  }

  /** {@return one token with which everybody signs in: an operator's, who may do everything} */
  public static Tokens one(String operator) {
    return new Tokens(operator, Map.of(), Map.of(), Map.of());
  }

  /** {@return a tenant's monitoring system's own, or else the provider's} */
  String monitoring(String tenant) {
    return monitoring.getOrDefault(tenant, provider);
  }

  /** {@return that of a tenant's users, or else the provider's} */
  String customer(String tenant) {
    return customer.getOrDefault(tenant, provider);
  }

  /** {@return an engineer's own, or else the provider's} */
  String engineer(String engineer) {
    return engineers.getOrDefault(engineer, provider);
  }
}
