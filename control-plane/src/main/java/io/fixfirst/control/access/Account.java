package io.fixfirst.control.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in with a name.
 *
 * @param label the name that people read; null for none
 * @param grants what they may do where; none lets nobody in
 * @param temporary whether their password was made for them, and has to be changed first
 * @param secondFactor whether signing in needs a code besides the password
 * @param secondFactorRequired whether one of their roles must have that
 * @param elsewhere whether they sign in at an OpenID provider, and have no password
 * @param disabled since when they are not let in; null for being let in
 */
public record Account(
    String id,
    String name,
    @Nullable String label,
    List<Grant> grants,
    boolean temporary,
    Instant created,
    @Nullable Instant disabled,
    @Nullable Instant lastSignIn,
    boolean secondFactor,
    boolean secondFactorRequired,
    boolean elsewhere) {

  /** {@return whether they are let in} */
  public boolean isOpen() {
    return disabled == null && !grants.isEmpty();
  }

  /** {@return them, asking for something} */
  Caller caller() {
    return new Caller(
        name, grants, Holder.account(id, secondFactorRequired && !secondFactor), null);
  }
}
