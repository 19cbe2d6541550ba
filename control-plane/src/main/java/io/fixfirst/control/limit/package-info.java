/**
 * How much one tenant may ask of an installation that it shares with others.
 *
 * <p>{@link io.fixfirst.control.limit.TenantLimits} are the numbers, one set for all and others for
 * some. {@link io.fixfirst.control.limit.TenantRates} bounds how much comes in a second, before
 * anything is read or parsed; {@link io.fixfirst.control.limit.Quotas} how much there is of
 * something. Each process counts what comes in for itself.
 */
@NullMarked
package io.fixfirst.control.limit;

import org.jspecify.annotations.NullMarked;
