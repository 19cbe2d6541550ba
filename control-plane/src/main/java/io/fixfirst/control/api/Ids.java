package io.fixfirst.control.api;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids out of requests. What the caller may not know of is answered in the same words as what
 * does not exist.
 */
final class Ids {

  private Ids() {}

  /** {@return the incident of the path} */
  static IncidentId incident(Call<?> call) {
    return incident(call.caller(), call.path("incident"));
  }

  /** {@return an incident that the caller may know of} */
  static IncidentId incident(Caller caller, String text) {
    IncidentId id = found(text, IncidentId::parse);
    return visible(caller, id.tenant(), id);
  }

  /** {@return the tenant of the path} */
  static TenantId tenant(Call<?> call) {
    TenantId id = found(call.path("tenant"), TenantId::new);
    return visible(call.caller(), id, id);
  }

  /** {@return the engineer of the path} */
  static EngineerId engineer(Call<?> call) {
    return found(call.path("engineer"), EngineerId::new);
  }

  /**
   * {@return the device of the path: {@code tenant:name}, or its name alone where the caller has a
   * tenant}
   *
   * @throws io.fixfirst.control.http.ProblemException with 422 where this can be nobody's id
   */
  static DeviceId device(Call<?> call) {
    return device(call.caller(), call.path("device"));
  }

  static DeviceId device(Caller caller, String text) {
    TenantId own = caller.tenant();
    DeviceId id;
    try {
      id =
          own == null || text.startsWith(own.text() + ":")
              ? DeviceId.parse(text)
              : new DeviceId(own, text);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid("device", String.valueOf(e.getMessage())).raise();
    }
    return visible(caller, id.tenant(), id);
  }

  /**
   * {@return the tenant that a request is about: the caller's own, or the one that it names}
   *
   * @param named null where the request names none
   */
  static TenantId tenant(Caller caller, @Nullable String named) {
    TenantId own = caller.tenant();
    if (named == null) {
      if (own == null) {
        throw Problems.invalid("tenant", "is required for a caller without a tenant of its own")
            .raise();
      }
      return own;
    }
    TenantId id;
    try {
      id = new TenantId(named);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid("tenant", String.valueOf(e.getMessage())).raise();
    }
    return visible(caller, id, id);
  }

  /**
   * Refuses somebody who serves some tenants only and acts for a colleague, who may serve others.
   */
  static void requireOneself(Caller caller, EngineerId engineer) {
    if (!caller.reach().isEvery() && !engineer.text().equals(caller.name())) {
      throw Problem.of(
              403,
              "access.not-oneself",
              "Not allowed",
              "Who serves some tenants only may do this for themselves alone.")
          .raise();
    }
  }

  /** {@return the value of an optional query parameter or field as an id} */
  static <T> @Nullable T optional(
      String field, @Nullable String text, Function<String, T> constructor) {
    if (text == null) {
      return null;
    }
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(field, String.valueOf(e.getMessage())).raise();
    }
  }

  /** {@return the value of a field as an id} */
  static <T> T required(String field, String text, Function<String, T> constructor) {
    return Optional.ofNullable(optional(field, text, constructor)).orElseThrow();
  }

  private static <T> T found(String text, Function<String, T> constructor) {
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound().raise();
    }
  }

  private static <T> T visible(Caller caller, TenantId tenant, T id) {
    if (!caller.sees(tenant)) {
      throw Problems.notFound().raise();
    }
    if (!caller.reach().includes(tenant)) {
      throw Problems.forbidden(
              caller.role().text(), caller.asked() == null ? "this" : caller.asked().text())
          .raise();
    }
    return id;
  }
}
