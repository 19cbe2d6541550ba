/**
 * The verb {@code simulate}: options in, {@link io.fixfirst.simulation.experiment.Experiment} run,
 * {@link io.fixfirst.simulation.report.Results} told. What is simulated and counted is in the
 * module simulation. With {@code --from-journal} it is the record of a running system that is
 * checked instead: {@link io.fixfirst.control.simulate.JournalCheck}.
 */
@NullMarked
package io.fixfirst.control.simulate;

import org.jspecify.annotations.NullMarked;
