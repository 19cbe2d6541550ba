package io.fixfirst.simulation.scenario;

/** A field that holds something else than was expected. */
final class ExpectationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  ExpectationException(String field, String expectation) {
    super(expectation);
    this.field = field;
  }

  /** {@return the field's name within its mapping} */
  String field() {
    return field;
  }
}
