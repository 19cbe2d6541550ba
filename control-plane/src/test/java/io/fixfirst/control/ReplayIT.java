package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hours of kolding in eight seconds, twice, against a control plane of its own. */
class ReplayIT {

  private static final String KOLDING = Path.of("..", "scenarios", "kolding.yaml").toString();

  @TempDir private Path directory;

  @Test
  void a_morning_is_measured_nothing_accepted_is_lost_and_it_can_be_replayed_again()
      throws IOException {
    Config config = ControlPlane.config(ConfigFactory.empty());
    Database database = Database.embedded(directory.resolve("data"), config);
    try (ControlPlane plane =
        ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0)) {
      Client operator = new Client(plane.address(), plane.firstToken().orElseThrow());
      Path token = Files.writeString(directory.resolve("token"), operator.token() + "\n");
      String[] morning = {
        KOLDING,
        "--against",
        plane.address(),
        "--token-file",
        token.toString(),
        "--speed",
        "900",
        "--for",
        "PT2H",
        "--json",
        "--quiet"
      };

      JsonNode first = replay(morning);
      expectMeasured(first);
      int incidents = incidents(operator);
      assertThat(incidents).isGreaterThanOrEqualTo(first.path("accepted").path("reports").asInt());
      assertThat(first.path("accepted").path("devices").asInt()).isPositive();

      JsonNode second = replay(morning);
      expectMeasured(second);
      assertThat(incidents(operator))
          .isGreaterThanOrEqualTo(incidents + second.path("accepted").path("reports").asInt());
    }
  }

  @Test
  void what_was_accepted_and_is_not_there_is_named_and_ends_with_its_exit_code()
      throws IOException {
    Config config = ControlPlane.config(ConfigFactory.empty());
    Database database = Database.embedded(directory.resolve("data"), config);
    try (ControlPlane plane =
            ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
        ForgetfulProxy proxy = new ForgetfulProxy(plane.address())) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int code =
          run(
              out,
              err,
              KOLDING,
              "--against",
              proxy.address(),
              "--token",
              plane.firstToken().orElseThrow(),
              "--speed",
              "300",
              "--for",
              "PT15M",
              "--json",
              "--quiet");
      JsonNode accepted = Json.get().readTree(out.toString()).path("accepted");
      assertThat(accepted.path("lost"))
          .as("%s%s", err, out)
          .singleElement()
          .satisfies(
              lost ->
                  assertThat(lost.asText())
                      .isEqualTo("/api/v1/incidents/" + ForgetfulProxy.FORGOTTEN));
      assertThat(accepted.path("reports").asInt()).isGreaterThan(1);
      assertThat(accepted.path("devices").asInt()).isPositive();
      assertThat(code).isEqualTo(ExitCode.DEFECT.number());
    }
  }

  @Test
  void a_token_that_is_refused_or_may_not_is_said_in_one_line() {
    Server server = Server.one();
    String address = server.operator().address();
    assertThat(stopped(address, "ff_" + "x".repeat(43))).contains("the token is refused");
    assertThat(stopped(address, server.client(null, Role.DISPATCHER).token()))
        .contains("an operator's token is needed");
  }

  private static void expectMeasured(JsonNode result) {
    assertThat(result.path("accepted").path("reports").asInt()).isPositive();
    assertThat(result.path("accepted").path("lost")).isEmpty();
    assertThat(result.path("accepted").path("unanswered")).isEmpty();
    JsonNode all = result.path("all");
    assertThat(all.path("failed").asInt()).isZero();
    assertThat(result.path("unsent").asInt()).isZero();
    long sent = 0;
    for (JsonNode row : result.path("requests")) {
      sent += row.path("sent").asLong();
      JsonNode latency = row.path("latencyMillis");
      assertThat(latency.path("p50").asDouble()).as(row.toString()).isPositive();
      assertThat(latency.path("p99").asDouble())
          .isBetween(latency.path("p50").asDouble(), latency.path("max").asDouble());
    }
    assertThat(all.path("sent").asLong()).isEqualTo(sent).isGreaterThan(500);
  }

  private static int incidents(Client operator) {
    return operator.get("/api/v1/incidents?limit=500").expect(200).json().path("items").size();
  }

  private static JsonNode replay(String... arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = run(out, err, arguments);
    assertThat(code).as("%s%s", err, out).isEqualTo(ExitCode.DONE.number());
    assertThat(err.toString()).isEmpty();
    return Json.get().readTree(out.toString());
  }

  private static String stopped(String address, String token) {
    StringWriter err = new StringWriter();
    int code =
        run(new StringWriter(), err, KOLDING, "--against", address, "--token", token, "--quiet");
    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString().strip().lines()).hasSize(1);
    return err.toString();
  }

  private static int run(StringWriter out, StringWriter err, String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "replay";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }
}
