/** A customer: contract, life cycle, maintenance, and how alarms become incidents. */
@NullMarked
package io.fixfirst.core.tenant;

import org.jspecify.annotations.NullMarked;
