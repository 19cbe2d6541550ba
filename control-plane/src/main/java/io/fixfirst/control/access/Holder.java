package io.fixfirst.control.access;

/**
 * Whose something is: a token's or an account's.
 *
 * @param token whether it is a token
 * @param id of it; empty for a caller that nobody has signed in
 * @param incomplete whether a second factor is required and missing, so that nothing may be done
 *     but to add it
 */
public record Holder(boolean token, String id, boolean incomplete) {

  /** Nobody in particular. */
  static final Holder NOBODY = new Holder(true, "", false);

  static Holder token(String id) {
    return new Holder(true, id, false);
  }

  static Holder account(String id, boolean incomplete) {
    return new Holder(false, id, incomplete);
  }
}
