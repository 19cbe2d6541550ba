package io.fixfirst.control.http;

/** The body of an operation that takes none. */
public enum NoBody {
  NONE
}
