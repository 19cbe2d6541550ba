package io.fixfirst.control.http;

import io.fixfirst.control.access.Caller;

/** Turns away who asks too much, before anything of a request is read. */
@FunctionalInterface
public interface Throttle {

  /**
   * Lets a request in.
   *
   * @throws ProblemException with 429, which names the limit and says when to come again
   */
  void admit(Operation<?> operation, Caller caller);

  /** {@return one that lets in whom both let in} */
  default Throttle and(Throttle next) {
    return (operation, caller) -> {
      admit(operation, caller);
      next.admit(operation, caller);
    };
  }
}
