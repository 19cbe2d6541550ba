package io.fixfirst.control.crash.history;

/**
 * What the journal does not explain.
 *
 * @param to the obligation that is not met
 */
public record Objection(Obligation to, String sentence) {

  /** What is to be shown; see {@link HistoryCheck}. */
  public enum Obligation {
    KEPT,
    ONCE,
    REFUSED_IS_NOT_DONE,
    ASKED_FOR,
    AS_TOLD,
    IN_ORDER
  }
}
