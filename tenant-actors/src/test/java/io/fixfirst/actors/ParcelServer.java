package io.fixfirst.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of its own, to be killed: sends parcels that remind of themselves, and prints the
 * number of each that was answered for. {@code java ParcelServer DIRECTORY SETTINGS
 * REMIND-AFTER-MILLIS}
 */
final class ParcelServer {

  static final DeskId DEPOT = new DeskId("depot");

  private static final String ANSWERED = "answered ";

  private ParcelServer() {}

  public static void main(String[] args) {
    Config config = LiveRuntime.config(ConfigFactory.parseString(args[1]));
    Duration remindAfter = Duration.ofMillis(Long.parseLong(args[2]));
    LiveRuntime runtime =
        LiveRuntime.start(
            config,
            Database.embedded(Path.of(args[0]), config),
            ScaledClock.system(),
            List.of(Parcel.TYPE, Depot.TYPE),
            List.of());
    for (long number = 1; ; number++) {
      Parcel.ParcelCommand dispatch =
          new Parcel.ParcelCommand.Dispatch(DEPOT, runtime.clock().now().plus(remindAfter));
      Reply reply = runtime.entities().ask(parcel(number), dispatch).toCompletableFuture().join();
      if (reply instanceof Reply.Done) {
        System.out.println(ANSWERED + number);
      }
    }
  }

  static IncidentId parcel(long number) {
    return new IncidentId(new TenantId("acme"), number);
  }

  /** Runs it until it has been answered so often, kills it, and returns what it printed. */
  static List<Long> runAndKill(Path directory, String settings, Duration remindAfter, int answers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ParcelServer.class.getName(),
                directory.toString(),
                settings,
                Long.toString(remindAfter.toMillis()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> answered = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && answered.size() < answers) {
        if (line.startsWith(ANSWERED)) {
          answered.add(Long.parseLong(line.substring(ANSWERED.length())));
        }
        line = lines.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return answered;
  }
}
