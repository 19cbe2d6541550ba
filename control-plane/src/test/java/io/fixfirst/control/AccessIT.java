package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccessIT {

  private final Server server = Server.one();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine fixfirst =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void a_token_is_kept_as_its_hash_only() throws Exception {
    ApiTokens.Created token = server.token(null, Role.OPERATOR, Duration.ofHours(1));
    try (var connection = server.database().dataSource().getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT row_to_json(api_token)::text FROM api_token WHERE id = '"
                        + token.id()
                        + "'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).doesNotContain(token.token());
    }
  }

  @Test
  void a_revoked_token_stops_to_work_within_seconds() throws Exception {
    ApiTokens.Created token = server.token(null, Role.OPERATOR, Duration.ofHours(1));
    Client client = new Client(server.plane().address(), token.token());
    client.get("/api/v1/tenants").expect(200);
    assertThat(server.tokens().revoke(token.id())).isTrue();
    Eventually.that(() -> client.get("/api/v1/tenants").problem(401, "access.unauthorized"));
    assertThat(server.tokens().revoke(token.id())).isFalse();
  }

  @Test
  void the_first_operators_token_is_readable_by_its_owner_only(@TempDir Path directory)
      throws IOException {
    OperatorToken.write(directory, server.plane().firstToken().orElseThrow());
    Path file = OperatorToken.in(directory);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).isEqualTo(server.plane().firstToken().orElseThrow());
  }

  @Test
  void the_token_verb_prints_the_token_alone_lists_and_revokes_it() {
    String url = server.databaseUrl();
    String tenant = server.tenant();
    assertThat(
            fixfirst.execute(
                "token",
                "--db",
                url,
                "--tenant",
                tenant,
                "--role",
                "customer-viewer",
                "--expires",
                "P30D",
                "--label",
                "jens"))
        .as(err.toString())
        .isZero();
    String token = out.toString().strip();
    assertThat(token).matches("ff_[A-Za-z0-9_-]{43}");
    Client client = new Client(server.plane().address(), token);
    JsonNode seen = client.get("/api/v1/tenants").expect(200).json();
    assertThat(seen.path("items").findValuesAsText("id")).containsExactly(tenant);

    String id = err.toString().replaceAll("(?s).*id is ([0-9a-f]+)\\..*", "$1");
    assertThat(fixfirst.execute("token", "--db", url, "--list")).isZero();
    assertThat(out.toString()).contains(id).contains("jens");
    assertThat(fixfirst.execute("token", "--db", url, "--revoke", id)).isZero();
    Eventually.that(() -> client.get("/api/v1/tenants").expect(401));
    assertThat(fixfirst.execute("token", "--db", url, "--revoke", id))
        .isEqualTo(ExitCode.BAD_INPUT.number());
  }

  @Test
  void a_customers_token_without_a_tenant_is_wrong_usage() {
    assertThat(fixfirst.execute("token", "--role", "customer-viewer"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(fixfirst.execute("token", "--role", "king")).isEqualTo(ExitCode.USAGE.number());
    assertThat(fixfirst.execute("token", "--role", "operator", "--expires", "soon"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("needs a --tenant", "--role is one of", "P30D");
  }

  @Test
  void a_port_in_use_is_told_in_a_line(@TempDir Path directory) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int code =
          fixfirst.execute(
              "up",
              "--data",
              directory.toString(),
              "--port",
              Integer.toString(taken.getLocalPort()));
      assertThat(code).isEqualTo(ExitCode.USAGE.number());
      assertThat(err.toString().strip().lines()).hasSize(1);
      assertThat(err.toString()).contains("cannot listen", "--port");
    }
  }

  @Test
  void what_cannot_be_used_is_told_in_a_line(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThat(fixfirst.execute("up", "--data", file.resolve("under").toString()))
        .isEqualTo(ExitCode.USAGE.number());
    Path config = Files.writeString(directory.resolve("bad.conf"), "fixfirst { http = ");
    assertThat(
            fixfirst.execute("up", "--data", directory.toString(), "--config", config.toString()))
        .isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(
            fixfirst.execute(
                "up", "--data", directory.toString(), "--db", "jdbc:postgresql://127.0.0.1:1/x"))
        .isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString().strip().lines()).hasSize(3).allMatch(l -> l.startsWith("fixfirst: "));
  }

  @Test
  void health_figures_and_the_page_to_sign_in_need_no_token_on_loopback() {
    Client stranger = server.stranger();
    stranger.get("/healthz").expect(200);
    assertThat(stranger.get("/readyz").expect(200).json().at("/checks/views").asText())
        .isEqualTo("ok");
    assertThat(stranger.get("/metrics").expect(200).text())
        .contains("fixfirst_projection_lag_seconds")
        .contains("fixfirst_incidents_open{priority=\"p1\"}")
        .contains("fixfirst_sla_breaches_total")
        .contains("fixfirst_intake_shed_total")
        .contains("fixfirst_desk_waiting");
    assertThat(stranger.get("/").header("Location")).isEqualTo("/sign-in");
    Client.Answer page = stranger.get("/sign-in").expect(200);
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text()).contains("/openapi.json").contains("fixfirst token");
  }
}
