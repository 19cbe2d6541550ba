package io.fixfirst.actors;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.util.Map;
import org.slf4j.MDC;

/** What stands beside each line of the log: whose it is. */
final class LogContext {

  private LogContext() {}

  /**
   * Writes to the log with an entity's context; set for these lines only, since few are written.
   */
  static void with(EntityId id, Runnable lines) {
    Map<String, String> context = of(id);
    context.forEach(MDC::put);
    try {
      lines.run();
    } finally {
      context.keySet().forEach(MDC::remove);
    }
  }

  static Map<String, String> of(EntityId id) {
    return switch (id) {
      case TenantId tenant -> Map.of("tenant", tenant.text());
      case DeviceId(TenantId tenant, String name) ->
          Map.of("tenant", tenant.text(), "device", name);
      case IncidentId incident ->
          Map.of("tenant", incident.tenant().text(), "incident", incident.text());
      case DeskId desk -> Map.of("desk", desk.text());
      case EngineerId engineer -> Map.of("engineer", engineer.text());
    };
  }
}
