package io.fixfirst.control;

/**
 * A verb that cannot go on for a reason that is not a defect of ours: the sentence is for the
 * person at the keyboard, who sees it without a stack trace.
 */
public final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  /** Stops with one sentence, or a few lines: what is wrong, where, what was expected. */
  public Stopped(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** {@return what the shell will see} */
  public ExitCode exitCode() {
    return exitCode;
  }
}
