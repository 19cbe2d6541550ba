/**
 * Who may do what: callers, their roles, and the tokens that say who they are.
 *
 * <p>{@link io.fixfirst.control.access.Role} is the whole table of permissions; {@link
 * io.fixfirst.control.access.Caller} decides what one request may see.
 */
@NullMarked
package io.fixfirst.control.access;

import org.jspecify.annotations.NullMarked;
