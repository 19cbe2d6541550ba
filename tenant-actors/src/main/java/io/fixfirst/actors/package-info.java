/** The live runtime: one generic event-sourced shell that runs any entity of the core on Pekko. */
@NullMarked
package io.fixfirst.actors;

import org.jspecify.annotations.NullMarked;
