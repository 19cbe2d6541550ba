/** Measurements: JMH for parts, whole-system runs for figures that a user would feel. */
@NullMarked
package io.fixfirst.benchmarks;

import org.jspecify.annotations.NullMarked;
