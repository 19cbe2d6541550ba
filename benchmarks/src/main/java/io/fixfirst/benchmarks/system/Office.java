package io.fixfirst.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** A provider with many engineers on duty, and one tenant. */
final class Office {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENANT = "kolding";

  private final ServerUnderTest server;
  private final String token;
  private int staff;

  Office(ServerUnderTest server) throws IOException {
    this.server = server;
    this.token = server.operatorToken();
  }

  /**
   * How long it took until everybody was called.
   *
   * @param decided from the declaration to the last page, by the times in the journal
   * @param told from sending the declaration until the stream has told of the last written page
   * @param toldAll from sending the declaration until all who follow were told of it
   */
  record Paging(Duration decided, Duration told, Duration toldAll) {}

  void open(int engineers) throws IOException, InterruptedException {
    server.call("POST", "/api/v1/tenants", token, "{\"id\":\"kolding\",\"name\":\"Kolding\"}");
    employ("eng-", engineers, "infrastructure");
  }

  /** Takes on so many engineers, who are there from now on. */
  void employ(String name, int engineers, String team) throws IOException, InterruptedException {
    Requests.all(
        server,
        engineers,
        i ->
            RawHttp.post(
                "/api/v1/engineers",
                token,
                "{\"id\":\"" + name + (i + 1) + "\",\"shares\":{\"" + team + "\":1.0}}"));
    staff += engineers;
  }

  /** Declares a P1, waits until everybody's page is written and told, and ends it. */
  Paging declareMajor(Followers followers) throws IOException, InterruptedException {
    try (Stream<String> stream = server.stream(token)) {
      Iterator<String> lines = stream.iterator();
      followers.expect(staff);
      long begin = System.nanoTime();
      String incident =
          JSON.readTree(
                  server.call(
                      "POST",
                      "/api/v1/incidents",
                      token,
                      "{\"tenant\":\"kolding\",\"summary\":\"Nobody can work\",\"impact\":\"high\","
                          + "\"urgency\":\"urgent\",\"major\":true}"))
              .path("id")
              .asText();
      Set<String> paged = new HashSet<>();
      Instant declared = null;
      Instant last = Instant.MIN;
      while (paged.size() < staff || declared == null) {
        String line = lines.next();
        if (!line.startsWith("data: ")) {
          continue;
        }
        JsonNode event = JSON.readTree(line.substring(6));
        Instant at = Instant.parse(event.path("at").asText());
        switch (event.path("type").asText()) {
          case "incident-major-declared" ->
              declared = event.path("entity").asText().equals(incident) ? at : declared;
          case "engineer-paged" -> {
            if (event.path("data").path("incident").asText().equals(incident)) {
              paged.add(event.path("entity").asText());
              last = at;
            }
          }
          default -> {} // Of something else.
        }
      }
      Duration told = Duration.ofNanos(System.nanoTime() - begin);
      Duration toldAll = Duration.ofNanos(followers.awaitAll() - begin);
      server.call(
          "POST", "/api/v1/incidents/" + incident + "/resolve", token, "{\"text\":\"It runs.\"}");
      return new Paging(Duration.between(declared, last), told, toldAll);
    }
  }

  /** {@return a token for what monitoring sends, made by the launcher} */
  String monitoringToken(Path launcher, Path data) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "token",
                "--tenant",
                TENANT,
                "--role",
                "monitoring",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String made = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The token was not made (exit code " + process.exitValue() + ").");
    }
    return made.strip();
  }
}
