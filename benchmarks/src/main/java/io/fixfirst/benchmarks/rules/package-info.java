/**
 * What the rules cost: the pure functions that both runtimes run on, without either.
 *
 * <p>{@link io.fixfirst.benchmarks.rules.RulesBenchmark} takes what really happens, recorded from
 * weeks of {@code kolding}; the others look at one question each, at sizes that no scenario has.
 */
@NullMarked
package io.fixfirst.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
