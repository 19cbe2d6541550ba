/** The provider's floor: queues, engineers, who works on what, and who leaves what for a P1. */
@NullMarked
package io.fixfirst.core.desk;

import org.jspecify.annotations.NullMarked;
