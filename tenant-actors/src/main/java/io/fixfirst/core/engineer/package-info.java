/** A person of the provider: shifts, contact ways, paging and rest. */
@NullMarked
package io.fixfirst.core.engineer;

import org.jspecify.annotations.NullMarked;
