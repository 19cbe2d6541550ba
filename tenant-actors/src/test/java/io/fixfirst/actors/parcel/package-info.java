/**
 * Two small entities to try the runtime with: a parcel that is sent to a depot, reminds of itself,
 * and is confirmed by the depot; and a depot that many parcels come to at once.
 */
@NullMarked
package io.fixfirst.actors.parcel;

import org.jspecify.annotations.NullMarked;
