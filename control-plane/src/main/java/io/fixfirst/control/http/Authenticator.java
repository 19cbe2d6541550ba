package io.fixfirst.control.http;

import io.fixfirst.control.access.Caller;

/** Says who is asking. May block. */
@FunctionalInterface
public interface Authenticator {

  /**
   * {@return whose token or session this is}
   *
   * @throws ProblemException with 401 where nobody's
   */
  Caller authenticate(String secret);
}
