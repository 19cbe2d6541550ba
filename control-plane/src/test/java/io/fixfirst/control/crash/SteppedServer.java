package io.fixfirst.control.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.clock.SteadyTime;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.ControlPlane;
import io.fixfirst.control.OperatorToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A server whose wall clock is stepped by as many milliseconds as each line of its input says. */
final class SteppedServer {

  private SteppedServer() {}

  /** Runs it with the port and the data directory that {@code up} has. */
  public static void main(String[] arguments) throws IOException {
    List<String> up = List.of(arguments);
    int port = Integer.parseInt(up.get(up.indexOf("--port") + 1));
    Path data = Files.createDirectories(Path.of(up.get(up.indexOf("--data") + 1)));
    Config config = ControlPlane.config(ConfigFactory.empty());
    AtomicLong ahead = new AtomicLong();
    InstantSource wall = () -> InstantSource.system().instant().plusMillis(ahead.get());
    ControlPlane plane =
        ControlPlane.start(
            config,
            Database.embedded(data, config),
            new ScaledClock(new SteadyTime(wall), Instant.EPOCH, Instant.EPOCH, 1),
            "127.0.0.1",
            port,
            token -> OperatorToken.write(data, token));
    Thread.ofPlatform().daemon().start(() -> step(ahead));
    plane.awaitStop();
  }

  private static void step(AtomicLong ahead) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ahead.addAndGet(Long.parseLong(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
