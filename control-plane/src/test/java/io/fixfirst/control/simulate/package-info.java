/** Tests of the verb's parts; the verb itself is tested where the command line is. */
@NullMarked
package io.fixfirst.control.simulate;

import org.jspecify.annotations.NullMarked;
