/**
 * What comes from outside, made wrong in every way that chance finds.
 *
 * <p>{@link io.fixfirst.control.fuzz.Fuzz} mutates what is right and shows the result to a parser,
 * or to the whole server.
 */
@NullMarked
package io.fixfirst.control.fuzz;

import org.jspecify.annotations.NullMarked;
