package io.fixfirst.control;

import java.io.Console;

/** The terminal that somebody sits at, if there is one. */
public final class Terminal {

  /** Goes to the beginning of the line and empties it. */
  public static final String CLEAR_LINE = "\r\u001b[2K";

  private Terminal() {}

  /** {@return whether input and output are a terminal's, so that a line can be written over} */
  public static boolean isAttached() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** {@return whether colours are seen and wanted; {@code NO_COLOR} says that they are not} */
  public static boolean hasColour() {
    return isAttached() && System.getenv("NO_COLOR") == null;
  }
}
