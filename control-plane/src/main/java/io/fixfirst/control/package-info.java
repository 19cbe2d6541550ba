/** The product from the outside: HTTP, read models, access and the command line. */
@NullMarked
package io.fixfirst.control;

import org.jspecify.annotations.NullMarked;
