package io.fixfirst.control.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.Beside;
import io.fixfirst.control.ControlPlane;
import io.fixfirst.control.drive.Api;
import io.fixfirst.control.drive.Tokens;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo against a real control plane, faster than usual; and again, after a restart. */
@Beside
class DemoIT {

  private static final double SPEED = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;

  @Test
  void a_newcomer_sees_an_alarm_an_escalation_and_a_major_incident_and_a_restart_goes_on()
      throws BadScenarioException, SQLException, InterruptedException {
    Scenario kolding = ScenarioFile.read(Path.of("..", "scenarios", "kolding.yaml"));
    Instant begin = kolding.startsAt();
    Instant end;
    long before;
    try (Running demo = new Running(kolding, begin)) {
      demo.sees("an alarm, repaired", one -> one.hasNonNull("technicallyRestored"));
      demo.sees("an escalation", one -> one.path("line").asText().equals("second"));
      demo.sees(
          "a P1 that all have seen, with a workaround",
          one ->
              one.path("major").asBoolean()
                  && one.path("coreTeam").size() >= 3
                  && one.path("seen").size() == kolding.desk().engineers().size()
                  && one.hasNonNull("workaround"));
      demo.sees("something solved", one -> one.path("state").asText().equals("resolved"));
      assertThat(demo.failures()).isZero();
      end = demo.now();
      before = demo.incidents();
    }

    try (Running demo = new Running(kolding, end)) {
      assertThat(demo.now()).isAfterOrEqualTo(end);
      String unfinished =
          demo.sees("work from before", one -> !one.path("state").asText().equals("closed"));
      assertThat(unfinished).startsWith("kolding-");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(demo.incidents()).isGreaterThan(before));
      demo.sees(
          "something solved that was open before",
          one ->
              Instant.parse(one.path("opened").asText()).isBefore(end)
                  && one.hasNonNull("resolution")
                  && Instant.parse(one.path("resolution").path("at").asText()).isAfter(end));
    }
  }

  /** A control plane with its people at work. */
  private final class Running implements AutoCloseable {
    private final DemoClock clock;
    private final ControlPlane plane;
    private final Api api;
    private final Tokens tokens;
    private final Demo demo;

    Running(Scenario scenario, Instant begin) throws SQLException, InterruptedException {
      Config config = ControlPlane.config(ConfigFactory.empty());
      Database database = Database.embedded(directory, config);
      clock = new DemoClock(begin, SPEED);
      plane = ControlPlane.start(config, database, clock, "127.0.0.1", 0);
      api = Api.patient(URI.create(plane.address()));
      tokens = new Passes(database.dataSource()).handOut(scenario);
      demo = new Demo(scenario, clock, api, tokens);
      demo.begin();
    }

    Instant now() {
      return clock.now();
    }

    long failures() {
      return demo.failures();
    }

    long incidents() throws InterruptedException {
      return all().size();
    }

    /** {@return the id of an incident that is so, once there is one} */
    String sees(String what, Predicate<JsonNode> so) {
      return await(what)
          .atMost(PATIENCE)
          .until(
              () ->
                  StreamSupport.stream(all().spliterator(), false)
                      .filter(so)
                      .map(one -> one.path("id").asText())
                      .findFirst()
                      .orElse(""),
              id -> !id.isEmpty());
    }

    private JsonNode all() throws InterruptedException {
      return api.get(tokens.provider(), "/api/v1/incidents?limit=500").body().path("items");
    }

    @Override
    public void close() {
      demo.close();
      plane.close();
    }
  }
}
