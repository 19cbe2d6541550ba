package io.fixfirst.actors;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.standing.Sleepers;
import io.fixfirst.core.EntityId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;

/**
 * What every entity's actor of a node shares.
 *
 * @param locate where an entity takes messages, on whichever node
 * @param closing whether this node is about to stop: nothing goes out to others any more
 * @param restarts of an actor that has failed, with a pause
 */
record Surroundings(
    RuntimeClock clock,
    RuntimeSettings settings,
    RuntimeCounters counters,
    EntityStore store,
    Sleepers sleepers,
    Function<EntityId, ? extends RecipientRef<EntityMessage>> locate,
    AtomicBoolean closing,
    SupervisorStrategy restarts) {}
