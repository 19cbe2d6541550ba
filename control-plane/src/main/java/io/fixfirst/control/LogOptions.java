package io.fixfirst.control;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How the program talks. */
public final class LogOptions {

  /** How log lines look. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--log-format",
      description = "Log lines for people (text), or for programs (json). To standard error.")
  private Format format = Format.TEXT;

  @Option(names = "--quiet", description = "Say nothing but what went wrong.")
  private boolean quiet;

  /** Applies them; must come before the first logger. */
  public void apply() {
    if (format == Format.JSON && System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-json.xml");
    }
  }

  /** {@return whether to say nothing but what went wrong} */
  public boolean quiet() {
    return quiet;
  }

  /** Says a sentence, unless it shall be quiet. */
  public void say(PrintWriter err, String sentence) {
    if (!quiet) {
      err.println(sentence);
      err.flush();
    }
  }

  /** {@return a line for how far it is; an empty one where nobody wants to see it} */
  public ProgressLine progress(PrintWriter err) {
    return new ProgressLine(err, !quiet && Terminal.isAttached());
  }
}
