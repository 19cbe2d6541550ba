package io.fixfirst.control;

/** What the command line tells the shell when it ends. */
public enum ExitCode {
  DONE(0),
  /** A defect of ours. */
  DEFECT(1),
  /** An unknown verb or option, or a value that cannot be read. */
  USAGE(2),
  /** A file that is not as it should be: file, line, field and what was expected are printed. */
  BAD_INPUT(3),
  /** It ran, but a stated target was missed. */
  TARGET_MISSED(4),
  /** The other nodes of the cluster went on without this one; it is to be started again. */
  LEFT_BEHIND(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** {@return the number, as the shell sees it} */
  public int number() {
    return number;
  }
}
