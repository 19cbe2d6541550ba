package io.fixfirst.control.http;

/**
 * A query parameter or a header that an operation understands; none of them is required.
 *
 * @param in {@code query} or {@code header}
 */
public record Parameter(String name, String in, String description, String example) {

  /** {@return a query parameter} */
  public static Parameter query(String name, String description, String example) {
    return new Parameter(name, "query", description, example);
  }

  /** {@return a header} */
  public static Parameter header(String name, String description, String example) {
    return new Parameter(name, "header", description, example);
  }
}
