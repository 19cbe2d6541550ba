/** A real server in a process of its own, killed and starved while it is used. */
@NullMarked
package io.fixfirst.control.crash;

import org.jspecify.annotations.NullMarked;
