package io.fixfirst.control.view;

/** More has changed since a moment than is folded from the journal for one question. */
public final class TooMuchChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchChanged(int changed, int max) {
    super(
        "%d tickets that were open then have changed since; at most %d are read for one question."
            .formatted(changed, max));
  }

  /** {@return it in a sentence} */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
