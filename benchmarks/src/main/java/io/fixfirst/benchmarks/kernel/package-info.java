/**
 * How fast is simulation? From the bottom up: the pending-event set alone, a queue on the bare
 * kernel, one entity's rules, and a year of a whole scenario. {@code ./fixfirst bench kernel} runs
 * all of them and prints a table.
 *
 * <p>SSJ, a Java library for stochastic simulation of the Université de Montréal, runs beside ours
 * in the same way, so that a figure can be judged on any machine.
 */
@NullMarked
package io.fixfirst.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
