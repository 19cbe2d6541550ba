/**
 * Who must be woken.
 *
 * <p>An entity that sleeps holds no timer. So whoever falls asleep leaves the instant of its
 * earliest timer in the table {@code standing}, whoever writes an event is marked as awake there by
 * a projection, and the {@link io.fixfirst.actors.standing.Waker} wakes, after a start, whoever is
 * marked awake, and at all times whoever's timer comes due. So no timer and no open message depends
 * on somebody's asking, and memory follows what is active rather than what is open.
 */
@NullMarked
package io.fixfirst.actors.standing;

import org.jspecify.annotations.NullMarked;
