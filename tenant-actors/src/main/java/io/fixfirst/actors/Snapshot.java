package io.fixfirst.actors;

import io.fixfirst.core.EntityKind;

/** A state as it is kept beside the journal; worth nothing but time. */
record Snapshot(EntityKind kind, Object state) {}
