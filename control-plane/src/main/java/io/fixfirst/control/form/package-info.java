/**
 * The published forms of what the core holds and people write: contracts, terms, service hours,
 * device rules, teams, engineers. Each form turns into the core's record, with sensible defaults
 * for what is left out, and comes back from it complete.
 */
@NullMarked
package io.fixfirst.control.form;

import org.jspecify.annotations.NullMarked;
