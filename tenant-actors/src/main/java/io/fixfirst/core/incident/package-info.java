/** An interruption of a service, from opening to review, with its clocks and its P1 process. */
@NullMarked
package io.fixfirst.core.incident;

import org.jspecify.annotations.NullMarked;
