/**
 * Who may do what: callers, their roles, and the tokens, accounts and sessions that say who they
 * are.
 *
 * <p>{@link io.fixfirst.control.access.Role} is the whole table of permissions; {@link
 * io.fixfirst.control.access.Caller} decides what one request may see; {@link
 * io.fixfirst.control.access.AccountSignIn} lets people in by name and password.
 */
@NullMarked
package io.fixfirst.control.access;

import org.jspecify.annotations.NullMarked;
