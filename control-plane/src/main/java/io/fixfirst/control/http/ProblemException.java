package io.fixfirst.control.http;

/** Ends a request with a problem document. It has no stack trace: it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** {@return what the caller is told} */
  public Problem problem() {
    return problem;
  }
}
