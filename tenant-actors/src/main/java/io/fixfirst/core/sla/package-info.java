/** Priorities, targets and clocks: what has been promised, how much of it is used, and why. */
@NullMarked
package io.fixfirst.core.sla;

import org.jspecify.annotations.NullMarked;
