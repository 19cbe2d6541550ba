/**
 * What an experiment came to, and how it is told: in the terminal, as JSON, as tables.
 *
 * <p>{@link io.fixfirst.simulation.report.Results} is the one model that all forms read. Figures
 * are found by name ({@code sla.high.resolve.attained}); their names are part of the contract.
 */
@NullMarked
package io.fixfirst.simulation.report;

import org.jspecify.annotations.NullMarked;
