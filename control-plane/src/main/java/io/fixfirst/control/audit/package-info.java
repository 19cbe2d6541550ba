/**
 * Who did what, from where. Each row of the table has the hash of the row before it, so that {@code
 * fixfirst audit verify} finds any that was changed, taken out or put in.
 *
 * <p>{@link io.fixfirst.control.audit.AuditLog} appends; {@link
 * io.fixfirst.control.audit.AuditReader} reads and verifies; {@link
 * io.fixfirst.control.audit.Audited} says what is written down at all.
 */
@NullMarked
package io.fixfirst.control.audit;

import org.jspecify.annotations.NullMarked;
