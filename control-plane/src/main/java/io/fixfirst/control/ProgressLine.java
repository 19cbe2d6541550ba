package io.fixfirst.control;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** How far it is, in one line of a terminal that is written over and over; without one, nothing. */
public final class ProgressLine implements AutoCloseable {

  private static final long EVERY_NANOS = 200_000_000;

  private final PrintWriter err;
  private final boolean wanted;
  private final long began = System.nanoTime();
  private long last = began;
  private boolean shown;

  ProgressLine(PrintWriter err, boolean wanted) {
    this.err = err;
    this.wanted = wanted;
  }

  /** Shows a text, unless another one has been shown a moment ago. */
  public synchronized void show(Supplier<String> text) {
    long now = System.nanoTime();
    if (wanted && now - last >= EVERY_NANOS) {
      last = now;
      shown = true;
      err.print(Terminal.CLEAR_LINE + text.get());
      err.flush();
    }
  }

  /** {@return for how long it has been going on} */
  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (shown) {
      err.print(Terminal.CLEAR_LINE);
      err.flush();
    }
  }
}
