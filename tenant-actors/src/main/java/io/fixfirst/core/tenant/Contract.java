package io.fixfirst.core.tenant;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.util.List;

/**
 * What a tenant buys, and on which terms.
 *
 * @param desk the provider's desk that serves it
 * @param services unique ids
 * @param terms of every service without terms of its own
 * @param correlateWithin alarms of one service or site within this time are one incident
 */
public record Contract(
    DeskId desk, List<Service> services, Terms terms, Duration correlateWithin) {}
