/**
 * The operations of the product over HTTP: one file of routes per resource, each a table of what
 * can be asked, with the records of its requests beside it.
 *
 * <p>{@link io.fixfirst.control.api.Api} puts the tables together.
 */
@NullMarked
package io.fixfirst.control.api;

import org.jspecify.annotations.NullMarked;
