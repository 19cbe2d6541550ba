/**
 * The live runtime: runs any entity of the core on Pekko, with its journal in PostgreSQL.
 *
 * <pre>
 *   Entities ──ask──▶ EntityActor ──Turn──▶ EntityStore ──▶ journal ──▶ projections
 *                      │     ▲                                            │
 *                   Errands  └────────────── wake ◀── Waker ◀── standing ◀┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.actors.LiveRuntime}, then {@link io.fixfirst.actors.EntityType}
 * and {@link io.fixfirst.actors.Entities}. {@code codec} is how things become bytes, {@code
 * journal} how they are read again, {@code standing} who is woken, {@code clock} what time it is,
 * {@code postgres} where all is kept.
 */
@NullMarked
package io.fixfirst.actors;

import org.jspecify.annotations.NullMarked;
