package io.fixfirst.control.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.LogOptions;
import io.fixfirst.control.ProgressLine;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.Usage;
import io.fixfirst.control.http.Json;
import io.fixfirst.simulation.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: a scenario's load on a running control plane, measured. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Drives a running control plane over HTTP with a scenario's load, in compressed time, and"
            + " reports latency and losses. It makes what the scenario needs and is missing there,"
            + " opens incidents and works on them: for a system under test.",
    footer = {
      "",
      "Exit codes: 0 done, 1 something that was accepted is not there, 2 wrong usage or nobody"
          + " there, 3 a bad file."
    })
public final class ReplayVerb implements Callable<Integer> {

  private static final Duration DAY = Duration.ofDays(1);
  private static final double SPEED_MAX = 10_000;
  private static final Duration DURATION_MAX = Duration.ofDays(31);
  private static final int CALLS_MAX = 1_024;

  /** After Ctrl-C the report is there by then. */
  private static final Duration REPORT_WITHIN = Duration.ofMinutes(2);

  @Spec private CommandSpec spec;
  @Mixin private LogOptions logs;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The scenario, such as scenarios/kolding.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--against",
      required = true,
      paramLabel = "URL",
      description = "Where the control plane is, such as http://127.0.0.1:8080.")
  private String against = "";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "An operator's token. Others on this machine may see it; a file is better.")
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with it: operator.token in the server's data directory.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description = "How many times as fast as real time (default: 60: a day takes 24 minutes).")
  private double speed = 60;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How much of the scenario's time, such as PT8H (default: P1D).")
  private @Nullable String duration;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed than the file's.")
  private @Nullable Long seed;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls at once; more wait, and the wait counts (default: 64).")
  private int calls = 64;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  /** Made by picocli. */
  public ReplayVerb() {}

  @Override
  public Integer call() throws InterruptedException {
    logs.apply();
    check();
    URI server = server();
    Duration whole = duration();
    String operator = token();
    Scenario scenario = ScenarioArgument.read(file);
    Replay replay =
        new Replay(
            scenario,
            new Replay.Order(
                server, operator, seed == null ? scenario.seed() : seed, speed, whole, calls));
    ReplayResult result = runUntilStopped(replay, whole);
    return (result.accepted().found() ? ExitCode.DONE : ExitCode.DEFECT).number();
  }

  /** Ctrl-C ends it early, and the report comes all the same. */
  private ReplayResult runUntilStopped(Replay replay, Duration whole) throws InterruptedException {
    CountDownLatch reported = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              replay.stop();
              try {
                reported.await(REPORT_WITHIN.toSeconds(), TimeUnit.SECONDS);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            },
            "end-replay");
    Runtime.getRuntime().addShutdownHook(hook);
    PrintWriter err = spec.commandLine().getErr();
    try {
      logs.say(
          err,
          "Replaying %s of %s against %s; it takes %s. Ctrl-C ends it early."
              .formatted(
                  ReplayTable.time(whole.toMillis() / 1e3),
                  file,
                  against,
                  ReplayTable.time(whole.toMillis() / 1e3 / speed)));
      ReplayResult result;
      try (ProgressLine line = logs.progress(err)) {
        result = replay.run(progress(line, whole));
      }
      print(result);
      return result;
    } finally {
      reported.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // It runs already: Ctrl-C.
      }
    }
  }

  private void print(ReplayResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text(result));
    } else {
      out.print(ReplayTable.of(result));
    }
    out.flush();
  }

  private static String text(ReplayResult result) {
    try {
      return Json.get().writerWithDefaultPrettyPrinter().writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The result is no JSON (" + result + ").", e);
    }
  }

  private static Replay.Progress progress(ProgressLine line, Duration whole) {
    return (passed, sent) ->
        line.show(
            () ->
                String.format(
                    Locale.ROOT,
                    "%3d %%, %d requests",
                    Math.min(100, Math.round(100.0 * passed.toMillis() / whole.toMillis())),
                    sent));
  }

  private void check() {
    if (!(speed > 0 && speed <= SPEED_MAX)) {
      throw Usage.wrong("--speed is more than 0 and at most 10000", speed);
    }
    if (calls < 1 || calls > CALLS_MAX) {
      throw Usage.wrong("--calls is 1 to " + CALLS_MAX, calls);
    }
  }

  private URI server() {
    try {
      URI uri = new URI(against);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, together with what is no address of a server.
    }
    throw Usage.wrong("--against is an address like http://127.0.0.1:8080", against);
  }

  private Duration duration() {
    Duration whole = Usage.duration("--for", duration, DAY);
    if (!whole.isPositive() || whole.compareTo(DURATION_MAX) > 0) {
      throw Usage.wrong(
          "--for is more than zero and at most " + DURATION_MAX.toDays() + " days", whole);
    }
    return whole;
  }

  private String token() {
    if (token != null && tokenFile != null) {
      throw new Stopped(ExitCode.USAGE, "--token and --token-file: give one of them.");
    }
    if (token != null) {
      return checked(token, "--token");
    }
    if (tokenFile == null) {
      throw new Stopped(
          ExitCode.USAGE,
          "an operator's token is needed: --token-file FILE. The server has written one to"
              + " operator.token in its data directory.");
    }
    try {
      return checked(Files.readString(tokenFile).strip(), "--token-file");
    } catch (IOException e) {
      throw new Stopped(
          ExitCode.USAGE, "--token-file: " + tokenFile + " cannot be read (" + e + ").");
    }
  }

  /** What can be no header is not sent, and not printed either: it may be a secret. */
  private static String checked(String text, String option) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new Stopped(ExitCode.USAGE, option + ": this is no token.");
    }
    return text;
  }
}
