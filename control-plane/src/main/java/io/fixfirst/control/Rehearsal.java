package io.fixfirst.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * One start, a few requests and a stop, with nobody there.
 *
 * <p>The launcher lets a JVM watch it once after each build, so that what a start loads and links,
 * and which methods it runs often, is in a file that later starts take it from. What is not
 * rehearsed works as well, only it is not quicker. Nothing that it prints is of any use.
 */
public final class Rehearsal {

  private static final List<String> PAGES =
      List.of(
          "/readyz",
          "/metrics",
          "/",
          "/api/v1/desk",
          "/api/v1/queue",
          "/api/v1/wall",
          "/api/v1/incidents",
          "/api/v1/devices",
          "/status/rehearsal");

  private Rehearsal() {}

  /**
   * Rehearses and ends the process.
   *
   * @param arguments an empty folder for a database, which whoever calls removes; and a scenario
   * @throws IOException if the server does not answer: there is nothing to keep then
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    try (Database database = Database.embedded(folder, ControlPlane.config(ConfigFactory.empty()));
        ControlPlane plane =
            ControlPlane.start(
                ControlPlane.config(ConfigFactory.empty()),
                database,
                ScaledClock.system(),
                "127.0.0.1",
                0)) {
      use(plane, plane.firstToken().orElseThrow());
    }
    Main.commandLine()
        .setOut(new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8))
        .execute(
            "simulate", arguments[1], "--horizon", "P2D", "--warm-up", "PT0S", "--json", "--quiet");
    System.exit(ExitCode.DONE.number());
  }

  private static void use(ControlPlane plane, String token)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder()
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json");
      post(client, request, plane, "tenants", "{\"id\":\"rehearsal\",\"name\":\"Rehearsal\"}");
      post(
          client,
          request,
          plane,
          "incidents",
          """
          {"tenant":"rehearsal","summary":"No mail","impact":"low","urgency":"low"}""");
      for (String page : PAGES) {
        var _ =
            client.send(
                request.uri(URI.create(plane.address() + page)).GET().build(),
                HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  private static void post(
      HttpClient client, HttpRequest.Builder request, ControlPlane plane, String list, String body)
      throws IOException, InterruptedException {
    var _ =
        client.send(
            request
                .uri(URI.create(plane.address() + "/api/v1/" + list))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }
}
