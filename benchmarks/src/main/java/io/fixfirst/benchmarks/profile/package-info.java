/**
 * Where the time goes: what Java Flight Recorder has seen while a benchmark ran, in a few lines.
 *
 * <p>Start with {@link io.fixfirst.benchmarks.profile.Profile}. The recording is left where it is,
 * for JDK Mission Control or {@code jfr view}.
 */
@NullMarked
package io.fixfirst.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
