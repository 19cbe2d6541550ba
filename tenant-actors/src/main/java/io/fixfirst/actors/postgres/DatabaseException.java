package io.fixfirst.actors.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, for a reason that whoever started the program can do something
 * about.
 */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(String message) {
    this(message, null);
  }

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
