/**
 * Scenario files: a provider, its tenants and their weather, as one YAML document.
 *
 * <p>Start at {@link io.fixfirst.simulation.scenario.Scenario} for what a file says, and at {@link
 * io.fixfirst.simulation.scenario.ScenarioFile} for reading one. Everything that is not {@code
 * Nullable} is required; unknown keys are refused; a mistake is reported with its line, its field
 * and what was expected. Numbers keep the unit that their key names.
 *
 * <p>Nothing here draws a random number or knows a clock: {@code io.fixfirst.simulation.world}
 * does.
 */
@NullMarked
package io.fixfirst.simulation.scenario;

import org.jspecify.annotations.NullMarked;
