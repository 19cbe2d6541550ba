/**
 * A person of the provider: shifts, contact ways, paging and rest.
 *
 * <p>Start with {@link io.fixfirst.core.engineer.EngineerRules}. Presence follows shifts unless a
 * hand says otherwise, and is told to the desk. A P1 calls over one contact way after the other
 * until it is acknowledged or over; whoever it got out of their free time rests afterwards.
 *
 * <p>What somebody works on is the desk's to know. The pages leave for the outside from the journal
 * of {@link io.fixfirst.core.engineer.EngineerEvent.Paged}, not from here.
 */
@NullMarked
package io.fixfirst.core.engineer;

import org.jspecify.annotations.NullMarked;
