package io.fixfirst.simulation.world;

import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import java.util.Set;

/**
 * What somebody reports.
 *
 * @param kind what sort of work they ask for
 * @param skills that a resolve team needs for it
 * @param major whether they call it a P1
 * @param beyondFirstLine whether the 1st line cannot solve it, which they do not know
 * @param patienceMillis how long they wait to be served; {@link Long#MAX_VALUE} for as long as it
 *     takes
 */
public record Complaint(
    String category,
    String service,
    Set<String> skills,
    String summary,
    Impact impact,
    Urgency urgency,
    TicketKind kind,
    String channel,
    boolean major,
    boolean beyondFirstLine,
    long patienceMillis) {}
