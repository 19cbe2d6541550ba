package io.fixfirst.control;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: what is running. */
@Command(
    name = "version",
    description = "Prints the version and the commit that it was built from.")
final class VersionVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(Build.current());
    return ExitCode.DONE.number();
  }
}
