package io.fixfirst.control.webhook;

import io.fixfirst.core.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are sent where; all but its secrets.
 *
 * @param tenant whose events; null for those of every tenant and of the provider's floor
 * @param types the names of the events that are sent; none for all
 * @param stopped why it was switched off, where not by a person
 */
record Webhook(
    String id,
    @Nullable TenantId tenant,
    String url,
    String label,
    List<String> types,
    boolean enabled,
    @Nullable String stopped,
    Instant created) {

  Webhook {
    types = List.copyOf(types);
  }
}
