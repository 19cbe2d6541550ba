package io.fixfirst.core.sla;

/** Who handles a ticket: the service desk, a resolve team, or a third party. */
public enum Line {
  FIRST,
  SECOND,
  THIRD;

  /** {@return 1, 2 or 3} */
  public int number() {
    return ordinal() + 1;
  }
}
