package io.fixfirst.core.tenant;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Something that a tenant buys.
 *
 * @param id short and stable, {@code mail}
 * @param label the name that people read
 * @param impact of its alarms, when it is down
 * @param urgency of its alarms; a critical one is a step more urgent
 * @param majorWhenDown whether a critical alarm on it is a P1 by rule
 * @param terms its own; null for the contract's
 * @param deliveredBy who delivers it: the provider, or a vendor's name
 */
public record Service(
    String id,
    String label,
    Impact impact,
    Urgency urgency,
    boolean majorWhenDown,
    @Nullable Terms terms,
    String deliveredBy) {}
