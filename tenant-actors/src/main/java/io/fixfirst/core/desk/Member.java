package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * An engineer as the desk knows one.
 *
 * @param shares of working time per team, each more than 0 and at most 1, together at most 1
 * @param knows the tenants that they know well
 */
public record Member(
    EngineerId id,
    String label,
    Set<String> skills,
    Map<TeamId, Double> shares,
    Set<TenantId> knows) {}
