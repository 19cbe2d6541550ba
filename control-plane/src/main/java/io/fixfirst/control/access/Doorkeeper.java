package io.fixfirst.control.access;

/** Is told who has come in, and who was kept out. */
@FunctionalInterface
public interface Doorkeeper {

  /**
   * Notes down that somebody tried to sign in.
   *
   * @param caller whose token or account it is
   * @param from the address that they came from
   * @param in whether they were let in; then it has to be on the disk before they are
   */
  void saw(Caller caller, String from, boolean in);
}
