package io.fixfirst.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.ConfigException;
import io.fixfirst.actors.postgres.DatabaseException;
import io.fixfirst.control.audit.AuditVerb;
import io.fixfirst.control.demo.DemoVerb;
import io.fixfirst.control.replay.ReplayVerb;
import io.fixfirst.control.simulate.SimulateVerb;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line. Results go to standard output, all else to standard error; what the shell sees
 * at the end is an {@link ExitCode}.
 */
@Command(
    name = "fixfirst",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runs a managed-services desk, and predicts it with the same code.",
    subcommands = {
      HelpCommand.class,
      AuditVerb.class,
      BackupVerb.class,
      DemoVerb.class,
      RebuildVerb.class,
      ReplayVerb.class,
      RestoreVerb.class,
      SimulateVerb.class,
      UpVerb.class,
      TokenVerb.class,
      VersionVerb.class
    },
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "bench [FILTER] measures the product; see bench --help.",
      "Exit codes: 0 done, 1 a defect of ours, 2 wrong usage, 3 bad input, 4 a target was missed,",
      "5 the cluster went on without this node."
    })
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs one verb and ends the process with its exit code. Standard output is for results alone:
   * what a library prints there, as Pekko does of each projection that stops, is for nobody.
   */
  public static void main(String[] args) {
    PrintStream results = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    System.exit(commandLine().setOut(new PrintWriter(results, true, UTF_8)).execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }

  /** What {@code --version} prints: the same as the verb. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Build.current().toString()};
    }
  }

  private static int explain(Exception exception, CommandLine verb, ParseResult arguments) {
    PrintWriter err = verb.getErr();
    return switch (exception) {
      case Stopped stopped -> {
        err.println("fixfirst: " + stopped.getMessage());
        yield stopped.exitCode().number();
      }
      case DatabaseException unusable -> {
        err.println("fixfirst: " + unusable.getMessage());
        yield ExitCode.BAD_INPUT.number();
      }
      case ConfigException wrong -> {
        err.println("fixfirst: the settings are wrong: " + wrong.getMessage());
        yield ExitCode.BAD_INPUT.number();
      }
      default -> {
        err.println("fixfirst: this is a defect of ours (" + Build.current() + ").");
        exception.printStackTrace(err); // For the one who reports it to us.
        yield ExitCode.DEFECT.number();
      }
    };
  }
}
