/**
 * The simulator against queueing theory: scenario files whose answers are known in closed form, run
 * through the entities like any other scenario.
 *
 * <p>{@link io.fixfirst.simulation.theory.QueueingTheory} has the formulas, {@link
 * io.fixfirst.simulation.theory.TheoryCase} what each file must come to. The short form asks
 * whether a wide interval contains the value; {@code mvn verify -Dlong} asks for ±1 % on many seeds
 * and writes {@code docs/validation.md}.
 */
@NullMarked
package io.fixfirst.simulation.theory;

import org.jspecify.annotations.NullMarked;
