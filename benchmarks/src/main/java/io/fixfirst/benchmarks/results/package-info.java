/**
 * What was measured, and what two measurements say about each other.
 *
 * <p>Every benchmark ends in {@link io.fixfirst.benchmarks.results.Figure figures}, one JSON object
 * a line, each with all that one must know to believe it. {@link
 * io.fixfirst.benchmarks.results.Comparison} tells a difference from noise.
 */
@NullMarked
package io.fixfirst.benchmarks.results;

import org.jspecify.annotations.NullMarked;
