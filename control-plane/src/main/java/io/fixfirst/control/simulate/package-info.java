/**
 * The verb {@code simulate}: options in, {@link io.fixfirst.simulation.experiment.Experiment} run,
 * {@link io.fixfirst.simulation.report.Results} told. What is simulated and counted is in the
 * module simulation.
 */
@NullMarked
package io.fixfirst.control.simulate;

import org.jspecify.annotations.NullMarked;
