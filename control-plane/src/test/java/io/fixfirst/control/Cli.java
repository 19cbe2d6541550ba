package io.fixfirst.control;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line, in this JVM. */
final class Cli {

  private Cli() {}

  /** What a verb has said, and its exit code. */
  record Said(int exit, String out, String err) {}

  static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Said(exit, out.toString(), err.toString());
  }
}
