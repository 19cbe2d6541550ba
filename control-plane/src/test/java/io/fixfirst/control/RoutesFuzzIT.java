package io.fixfirst.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.fuzz.Fuzz;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation is asked for with requests that were right before chance had its way with path,
 * query, headers and body, by somebody who may do everything. Nothing is answered with a defect,
 * and everything is answered; afterwards the desk still works.
 */
class RoutesFuzzIT {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final String CR_LF = "\r\n";

  @TempDir private static Path directory;
  private static Database database;
  private static ControlPlane plane;
  private static Client operator;
  private static String incident = "";

  private final Fuzz paths =
      Fuzz.of("kolding", "kolding-1", "kolding:srv-1", "none", "main", "x".repeat(300));
  private final Fuzz queries =
      Fuzz.of(
          "limit=5",
          "cursor=bm90&limit=1",
          "state=queued&priority=high,normal",
          "tenant=kolding&at=2026-03-09T08:00:00Z",
          "from=2026-03-09T08:00:00Z&days=7",
          "after=0.0");
  private final Fuzz headers =
      Fuzz.of(
          "If-Match: \"7\"",
          "Idempotency-Key: abc",
          "Accept: application/json;q=0.5, */*",
          "Accept-Language: da, en;q=0.1",
          "Last-Event-ID: 12.3",
          "If-None-Match: W/\"x\"",
          "Range: bytes=0-1",
          "Content-Encoding: gzip",
          "Accept-Encoding: gzip, br;q=0",
          "X-Forwarded-For: 10.0.0.1");

  @BeforeAll
  static void start() throws Exception {
    Config config = ControlPlane.config(ConfigFactory.empty());
    database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
    operator.post("/api/v1/tenants", "{\"id\": \"kolding\", \"name\": \"Kolding\"}").expect(201);
    operator.post("/api/v1/devices", "{\"tenant\": \"kolding\", \"name\": \"srv-1\"}").expect(201);
    incident = Desks.open(operator, "kolding", "Slow");
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @Test
  void no_operation_stumbles_over_a_request() throws IOException {
    List<WhoMayDoWhat.Row> rows = WhoMayDoWhat.read().rows();
    Map<Integer, Integer> statuses = new TreeMap<>();
    Map<String, String> stumbled = new TreeMap<>();
    int each = Math.max(20, Fuzz.inputs() / 100);
    for (WhoMayDoWhat.Row row : rows) {
      Fuzz bodies = Fuzz.of(row.body().isEmpty() ? "{}" : right(row.body()));
      for (int number = 0; number < each; number++) {
        byte[] request = request(row, bodies);
        int status = status(request);
        statuses.merge(status, 1, Integer::sum);
        if (status == 500) {
          stumbled.putIfAbsent(row.name(), new String(request, ISO_8859_1));
        }
      }
    }
    System.err.printf("Requests to %d operations, by status: %s%n", rows.size(), statuses);
    assertThat(stumbled).as("operations with a defect, and a request that shows it").isEmpty();
    Eventually.that(() -> operator.get("/readyz").expect(200));
    assertThat(Desks.open(operator, "kolding", "It still works")).startsWith("kolding-");
  }

  private byte[] request(WhoMayDoWhat.Row row, Fuzz bodies) throws IOException {
    byte[] body = row.method().equals("GET") ? new byte[0] : bodies.next();
    String target =
        paths.below(3) == 0
            ? filled(row.path(), paths.nextLine().replace(" ", "%20"))
            : right(row.path());
    if (paths.below(3) == 0) {
      target += "?" + queries.nextLine().replace(" ", "%20");
    }
    StringBuilder head =
        new StringBuilder(row.method() + " " + target + " HTTP/1.1" + CR_LF)
            .append("Host: desk")
            .append(CR_LF)
            .append("Authorization: Bearer ")
            .append(operator.token())
            .append(CR_LF)
            .append("Connection: close")
            .append(CR_LF)
            .append("Content-Type: ")
            .append(type(row))
            .append(CR_LF)
            .append("Content-Length: ")
            .append(body.length)
            .append(CR_LF);
    for (int more = paths.below(3); more > 0; more--) {
      head.append(headers.nextLine()).append(CR_LF);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.append(CR_LF).toString().getBytes(ISO_8859_1));
    all.write(body);
    return all.toByteArray();
  }

  private static String type(WhoMayDoWhat.Row row) {
    return row.path().endsWith("/intake/events")
        ? "application/cloudevents-batch+json"
        : "application/json";
  }

  /** What there is. */
  private static String right(String text) {
    return filled(
        text.replace("{incident}", incident).replace("{device}", "kolding:srv-1"), "kolding");
  }

  private static String filled(String text, String by) {
    return text.replaceAll("\\{[a-z]+\\}", Matcher.quoteReplacement(by));
  }

  /** {@return the status of the answer; a connection that is ended without one is a 400} */
  private static int status(byte[] request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(plane.address()).getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      String line =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
      return line == null ? 400 : Integer.parseInt(line.split(" ", 3)[1]);
    } catch (SocketException _) {
      return 400; // Ended while it was still being sent: too long.
    }
  }
}
