/**
 * Independent replications of a scenario, and what they say together.
 *
 * <pre>
 *   Setting ─▶ Experiment ─▶ Replication × n, on all cores ─▶ Gathering, in their order ─▶ Results
 *                                │
 *                                ├─ Play       runs a world on a virtual clock
 *                                ├─ Collector  figures
 *                                └─ Digest     what was recorded, as one number
 * </pre>
 *
 * <p>Replication r has a seed of its own, derived from the experiment's seed and r alone. Results
 * are gathered in the order of r, and whether another replication is needed is decided in that
 * order too, so neither figures nor digest depend on how many threads there are. Each replication
 * is reduced to its figures at once: memory does not grow with their number but for the queues'
 * bands, which have a limit.
 */
@NullMarked
package io.fixfirst.simulation.experiment;

import org.jspecify.annotations.NullMarked;
