/**
 * What the provider's customers see: the status page of each tenant in four languages, the same as
 * JSON and as a feed.
 *
 * <p>{@link io.fixfirst.control.status.StatusProjection} folds the journal into what a page may
 * tell ({@link io.fixfirst.control.status.StatusTenant}, {@link
 * io.fixfirst.control.status.StatusIncident}): states, times and the updates that were published,
 * never names of devices, people or other tenants, and nothing that the provider says to itself.
 * {@link io.fixfirst.control.status.Situation} is that at one moment; the pages, the JSON and the
 * feed are written from it and from nothing else.
 */
@NullMarked
package io.fixfirst.control.status;

import org.jspecify.annotations.NullMarked;
