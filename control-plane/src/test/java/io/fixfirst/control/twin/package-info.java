/** The live runtime and the virtual one, given the same commands from outside. */
@NullMarked
package io.fixfirst.control.twin;

import org.jspecify.annotations.NullMarked;
