package io.fixfirst.control.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.DatabaseException;
import io.fixfirst.control.ControlPlane;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.FirstAccount;
import io.fixfirst.control.LogOptions;
import io.fixfirst.control.OperatorToken;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.StatusOption;
import io.fixfirst.control.Terminal;
import io.fixfirst.control.Usage;
import io.fixfirst.control.drive.Api;
import io.fixfirst.control.drive.Tokens;
import io.fixfirst.simulation.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole product, alive, with people and devices that work against it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Runs the whole product with a scenario's people and devices working against it, in time of"
            + " its own, until Ctrl-C. Started again, it goes on where it was.")
public final class DemoVerb implements Callable<Integer> {

  private static final DateTimeFormatter BEGINS =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm", Locale.ENGLISH);
  private static final double SPEED_MAX = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private LogOptions logs;
  @Mixin private StatusOption status;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Who and what is in it (default: scenarios/kolding.yaml).")
  private Path file = Path.of("scenarios", "kolding.yaml");

  @Option(names = "--port", description = "Port (default: 8080; 0 for any).")
  private int port = 8080;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: this machine only, 127.0.0.1).")
  private String bind = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the demo's own database (default: data/demo).")
  private Path directory = Path.of("data", "demo");

  @Option(names = "--fresh", description = "Begin anew; what an earlier demo has left is deleted.")
  private boolean fresh;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description = "How many times as fast as real time (default: 60: a minute is an hour).")
  private double speed = 60;

  /** Made by picocli. */
  public DemoVerb() {}

  @Override
  public Integer call() throws InterruptedException {
    logs.apply();
    check();
    Scenario scenario = ScenarioArgument.read(file);
    DemoData data = new DemoData(directory);
    data.open(scenario.name(), fresh);
    Instant begin = Objects.requireNonNullElse(data.time(), scenario.startsAt());
    DemoClock clock = new DemoClock(begin, speed);
    say("Starting; the first start takes longer, because it makes a database.");
    Config config = status.over(ControlPlane.config(ConfigFactory.empty()));
    Database database = Database.embedded(directory, config);
    ControlPlane plane = start(config, database, clock);
    try {
      run(scenario, data, clock, plane, new Passes(database.dataSource()).handOut(scenario));
    } catch (SQLException e) {
      throw new IllegalStateException("The demo's tokens could not be made.", e);
    } finally {
      plane.close();
    }
    return ExitCode.DONE.number();
  }

  private void run(
      Scenario scenario, DemoData data, DemoClock clock, ControlPlane plane, Tokens tokens)
      throws InterruptedException {
    Path token = OperatorToken.in(directory);
    Pulse pulse =
        new Pulse(
            spec.commandLine().getErr(),
            scenario.zone(),
            Terminal.isAttached(),
            Terminal.hasColour());
    CompletableFuture<Done> stopping = new CompletableFuture<>();
    try (Demo demo = new Demo(scenario, clock, Api.patient(URI.create(plane.address())), tokens)) {
      // The people go home first, before anything that they talk to stops.
      CoordinatedShutdown.get(plane.runtime().system())
          .addTask(
              CoordinatedShutdown.PhaseBeforeServiceUnbind(),
              "end-demo",
              () -> {
                demo.end();
                stopping.complete(Done.getInstance());
                return stopping;
              });
      demo.begin();
      introduce(scenario, clock, plane, token);
      while (!stopsWithinASecond(stopping)) {
        data.keep(clock.now(), Duration.ofMillis((long) (2_000 * speed)));
        if (!logs.quiet()) {
          pulse.show(demo.counts());
        }
      }
      pulse.end();
      data.keep(clock.now(), Duration.ofSeconds(1));
      say("Stopping.");
    }
  }

  private void introduce(Scenario scenario, DemoClock clock, ControlPlane plane, Path token) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Address: " + plane.address() + "/");
    out.println("Token:   " + text(token));
    out.println("Sign in: " + plane.address() + "/sign-in#" + text(token));
    out.flush();
    FirstAccount.tell(spec.commandLine().getErr(), plane);
    say(
        String.format(
            Locale.ROOT,
            "%s. It is %s there, and an hour takes %s. Ctrl-C stops; the same command goes on.",
            scenario.title(),
            BEGINS.format(clock.now().atZone(scenario.zone())),
            hour()));
  }

  private String hour() {
    double seconds = 3_600 / speed;
    return seconds >= 90
        ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
        : String.format(Locale.ROOT, "%.0f seconds", seconds);
  }

  private void check() {
    if (port < 0 || port > 65_535) {
      throw Usage.wrong("--port is 0 to 65535", port);
    }
    if (!(speed > 0 && speed <= SPEED_MAX)) {
      throw Usage.wrong("--speed is more than 0 and at most 1000", speed);
    }
  }

  private ControlPlane start(Config config, Database database, DemoClock clock) {
    try {
      return ControlPlane.start(
          config, database, clock, bind, port, token -> OperatorToken.write(directory, token));
    } catch (DatabaseException e) {
      database.close();
      throw e;
    }
  }

  private static boolean stopsWithinASecond(CompletableFuture<Done> stopping)
      throws InterruptedException {
    try {
      stopping.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The demo could not stop.", e);
    }
  }

  private static String text(Path token) {
    try {
      return Files.readString(token).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The operator's token cannot be read.", e);
    }
  }

  private void say(String sentence) {
    logs.say(spec.commandLine().getErr(), sentence);
  }
}
