package io.fixfirst.simulation.world;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By whom requests are, in the words that the HTTP API has for the holders of tokens. */
final class Callers {

  /** Whoever does what no engineer and no customer does. */
  static final String OPERATOR = "operator:demo";

  private final Map<EngineerId, String> engineers = new LinkedHashMap<>();
  private final Map<TenantId, String> customers = new LinkedHashMap<>();

  /** {@return an engineer; the operator for nobody} */
  String engineer(@Nullable EngineerId engineer) {
    return engineer == null
        ? OPERATOR
        : engineers.computeIfAbsent(engineer, id -> "operator:" + id.text());
  }

  String customer(TenantId tenant) {
    return customers.computeIfAbsent(tenant, id -> "customer:" + id.text() + "-users");
  }
}
