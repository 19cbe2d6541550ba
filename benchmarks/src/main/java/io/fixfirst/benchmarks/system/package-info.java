/**
 * Whole-system measurements: a real server in its own process, driven over loopback.
 *
 * <p>Start with {@link io.fixfirst.benchmarks.system.SystemBenchmark}. The load comes from {@link
 * io.fixfirst.benchmarks.system.IntakeLoad}, open loop, so that a slow answer is charged to every
 * request that had to wait for it (coordinated omission).
 */
@NullMarked
package io.fixfirst.benchmarks.system;

import org.jspecify.annotations.NullMarked;
