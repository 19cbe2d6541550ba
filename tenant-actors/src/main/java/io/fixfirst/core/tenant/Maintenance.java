package io.fixfirst.core.tenant;

import java.time.Instant;
import java.util.Set;

/**
 * A planned window in which alarms are held back.
 *
 * @param id unique within the tenant
 * @param from inclusive
 * @param to exclusive, after {@code from}
 * @param devices names of the devices; empty for all of the tenant
 * @param services ids of the services; empty for none in particular
 */
public record Maintenance(
    String id,
    Instant from,
    Instant to,
    Set<String> devices,
    Set<String> services,
    String reason) {}
