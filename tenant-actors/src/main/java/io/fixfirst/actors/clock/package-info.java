/** The time that entities are told: the wall clock, the same scaled, or one moved by hand. */
@NullMarked
package io.fixfirst.actors.clock;

import org.jspecify.annotations.NullMarked;
