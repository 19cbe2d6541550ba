package io.fixfirst.simulation.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The rules have failed, or have broken the law of {@link io.fixfirst.core.Entity}: a defect of
 * ours, which ends the run.
 */
public final class DefectException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DefectException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
