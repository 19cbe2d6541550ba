/** Service hours: when service time runs, in which zone, on which days it does not. */
@NullMarked
package io.fixfirst.core.calendar;

import org.jspecify.annotations.NullMarked;
