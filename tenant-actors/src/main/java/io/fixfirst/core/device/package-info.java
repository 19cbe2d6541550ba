/** A monitored thing: what is normal for it, and when it raises or clears an alarm. */
@NullMarked
package io.fixfirst.core.device;

import org.jspecify.annotations.NullMarked;
