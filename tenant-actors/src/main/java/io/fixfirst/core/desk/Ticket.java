package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the desk sees it: work that waits for somebody.
 *
 * @param turn counts the incident's messages to the desk; an older turn than the last seen is late
 *     and changes nothing
 * @param team where it must go; null lets the desk choose by line, category and skill
 * @param skills that whoever takes it must have, all of them
 * @param due when its resolve clock runs out; null while that is paused or there is none
 * @param effort the work still expected
 * @param preferred who has worked on it before; null for nobody
 */
public record Ticket(
    IncidentId incident,
    int turn,
    Line line,
    @Nullable TeamId team,
    String category,
    Set<String> skills,
    Priority priority,
    Instant opened,
    @Nullable Instant due,
    Duration effort,
    @Nullable EngineerId preferred) {}
