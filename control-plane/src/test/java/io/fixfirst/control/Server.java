package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.core.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One real control plane for all tests of this JVM, on an embedded PostgreSQL. */
public final class Server {

  private static final Server ONE = new Server();

  private final Path directory;
  private final Database database;
  private final ControlPlane plane;
  private final Client operator;

  private Server() {
    Config config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.http.max-body-bytes = 100000
                fixfirst.http.trusted-proxies = ["127.0.0.1"]
                fixfirst.intake.in-flight = 12000
                fixfirst.limits.tenants.noisy {
                  intake-per-second = 1, intake-burst = 5, requests-per-second = 1, requests-burst = 6
                  followers = 1
                }
                fixfirst.limits.tenants.full { devices = 2, open-incidents = 2, tokens = 1, webhooks = 1 }
                fixfirst.webhook {
                  allow = ["127.0.0.1"], plain-http = true
                  every = 20ms, first-wait = 50ms, longest-wait = 100ms
                }
                fixfirst.planner { scenarios = ../scenarios, queued = 3 }
                """));
    directory = directory();
    database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    Runtime.getRuntime().addShutdownHook(new Thread(plane::close));
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
  }

  /** {@return the running server} */
  public static Server one() {
    return ONE;
  }

  public ControlPlane plane() {
    return plane;
  }

  public Database database() {
    return database;
  }

  /** {@return the database's address, with user and password in it} */
  public String databaseUrl() {
    try {
      return database.address()
          + "?user=fixfirst&password="
          + Files.readString(directory.resolve("postgres.password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return a client with the first operator's token} */
  public Client operator() {
    return operator;
  }

  /** {@return a client with a new token} */
  public Client client(@Nullable String tenant, Role role) {
    return client(tenant, role, Duration.ofHours(1));
  }

  /** {@return a client with a new token that lives for so long} */
  public Client client(@Nullable String tenant, Role role, Duration lifetime) {
    return new Client(plane.address(), token(tenant, role, lifetime).token());
  }

  /** {@return a new token} */
  public ApiTokens.Created token(@Nullable String tenant, Role role, Duration lifetime) {
    return tokenFor(Reach.of(tenant == null ? null : new TenantId(tenant)), role, lifetime);
  }

  /** {@return a new token for these tenants} */
  public ApiTokens.Created tokenFor(Reach reach, Role role, Duration lifetime) {
    try {
      return tokens().create(reach, role, role.text(), lifetime);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public ApiTokens tokens() {
    return new ApiTokens(database.dataSource(), InstantSource.system());
  }

  /** {@return a client without a token} */
  public Client stranger() {
    return new Client(plane.address(), null);
  }

  /** {@return the id of a new tenant, served around the clock} */
  public String tenant() {
    String id = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    Client.Answer answer =
        operator.post(
            "/api/v1/tenants",
            """
            {"id": "%s", "name": "Tenant %s", "contract": {
              "services": [{"id": "mail"}, {"id": "records", "majorWhenDown": true}],
              "terms": {"hours": {"preset": "around-the-clock"}}}}
            """
                .formatted(id, id));
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    return id;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("fixfirst-control");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
