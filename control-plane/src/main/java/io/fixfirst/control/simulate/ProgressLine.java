package io.fixfirst.control.simulate;

import io.fixfirst.simulation.experiment.Experiment;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far it is, in one line of a terminal that is written over and over. */
final class ProgressLine implements Experiment.Progress {

  private static final long EVERY_NANOS = 200_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final long began = System.nanoTime();
  private long last = began;
  private boolean shown;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void done(int replications, int of, @Nullable String widest) {
    long now = System.nanoTime();
    if (now - last < EVERY_NANOS) {
      return;
    }
    last = now;
    shown = true;
    double seconds = (now - began) / 1e9;
    err.printf(
        Locale.ROOT,
        "%sReplication %d of %s%d, %.0f s%s",
        CLEAR,
        replications,
        widest == null ? "" : "at most ",
        of,
        seconds,
        widest == null ? "" : "; least known: " + widest);
    err.flush();
  }

  /** Takes the line away. */
  void end() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
