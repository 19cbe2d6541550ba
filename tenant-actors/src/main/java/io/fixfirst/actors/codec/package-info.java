/**
 * How events, commands and states become bytes.
 *
 * <p>In the journal an event is its stored name ({@code incident-acknowledged}, in the manifest
 * column) and compact JSON. No class name reaches it, and the core knows nothing of it: {@link
 * io.fixfirst.actors.codec.StoredNames} ties names to classes, {@link
 * io.fixfirst.actors.codec.CoreModule} teaches Jackson the core's types, {@link
 * io.fixfirst.actors.codec.Codec} puts both together, and {@link
 * io.fixfirst.actors.codec.StoredSerializer} hands it to Pekko. Golden files in the tests hold the
 * form of every event.
 */
@NullMarked
package io.fixfirst.actors.codec;

import org.jspecify.annotations.NullMarked;
