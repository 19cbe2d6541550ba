/** The virtual runtime: runs the rules of the core on a virtual clock, in one thread. */
@NullMarked
package io.fixfirst.simulation;

import org.jspecify.annotations.NullMarked;
