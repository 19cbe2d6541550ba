/**
 * Scenario files: a provider, its tenants and their weather, as one YAML document.
 *
 * <p>Start at {@link io.fixfirst.simulation.scenario.Scenario} for what a file says, and at {@link
 * io.fixfirst.simulation.scenario.ScenarioFile} for reading one.
 *
 * <pre>
 *   file ─Documents─▶ YAML trees ─Overlay─▶ one tree ─Crowds─▶ ─RecordReader─▶ records ─ScenarioCheck─▶ Scenario
 * </pre>
 *
 * <p>What is neither {@code Nullable} nor has a {@code Default} is required; unknown keys are
 * refused; every mistake is reported with its file, its line, its field and what was expected.
 * Numbers keep the unit that their key names.
 *
 * <p>Nothing here draws a random number or knows a clock: {@code io.fixfirst.simulation.world}
 * does.
 */
@NullMarked
package io.fixfirst.simulation.scenario;

import org.jspecify.annotations.NullMarked;
