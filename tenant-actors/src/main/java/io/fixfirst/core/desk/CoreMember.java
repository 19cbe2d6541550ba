package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A member of a core team, and what they left for it.
 *
 * @param left the incident that they were working on; null for none
 * @param remaining the work that was left on it; null where nothing was left
 */
public record CoreMember(
    EngineerId engineer, CoreRole role, @Nullable IncidentId left, @Nullable Duration remaining) {}
