package io.fixfirst.control.access;

/**
 * Whose something is: a token's or an account's.
 *
 * @param token whether it is a token
 * @param id of it; empty for a caller that nobody has signed in
 */
public record Holder(boolean token, String id) {

  /** Nobody in particular. */
  static final Holder NOBODY = new Holder(true, "");

  static Holder token(String id) {
    return new Holder(true, id);
  }

  static Holder account(String id) {
    return new Holder(false, id);
  }
}
