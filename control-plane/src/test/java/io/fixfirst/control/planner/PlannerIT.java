package io.fixfirst.control.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.control.Build;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerIT {

  private static final String RUNS = "/api/v1/simulations";

  /** A desk of one, and a tenant that the live desk may have too. */
  private static final String SMALL =
      """
      name: small
      title: A small desk
      start: 2026-01-05T00:00
      horizon: P7D
      replications: 3
      desk:
        teams: [{id: service-desk, line: 1}, {id: infrastructure, line: 2}]
        engineers:
          - {id: ann, shares: {service-desk: 1}}
          - {id: ben, shares: {infrastructure: 1}}
      tenants:
        - id: %s
          name: A tenant
          services: [{id: mail}]
          demand: [{id: calls, perHour: 2, categories: {general: {share: 1}}}]
      """;

  private final Server server = Server.one();
  private final Client planner = server.client(null, Role.PROJECT_MANAGER);

  @Test
  void a_scenario_is_chosen_and_run_to_the_same_digest_as_on_the_command_line() throws Exception {
    JsonNode scenarios = planner.get("/api/v1/scenarios").expect(200).json().path("items");
    assertThat(scenarios.findValuesAsText("file"))
        .contains("kolding.yaml", "three-towns.yaml", "five-experts.yaml");
    String text =
        planner.get("/api/v1/scenarios/three-towns.yaml").expect(200).json().path("text").asText();
    assertThat(text).contains("name: three-towns");

    ObjectNode form = Json.get().createObjectNode();
    form.put("scenario", "three-towns.yaml").put("replications", 2).put("horizon", "P60D");
    JsonNode done = ended(asked(form));
    assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("done").asInt()).isEqualTo(2);

    Scenario scenario = ScenarioFile.read(Path.of("../scenarios/three-towns.yaml"));
    Experiment.Side side =
        RunJob.alone(
                Json.get().treeToValue(form, RunForm.class),
                new RunJob.Texts(scenario, "three-towns.yaml", List.of()),
                null)
            .side();
    assertThat(side.play()).isInstanceOf(ScenarioPlay.class);
    String digest =
        new Experiment(side, null, 1, Build.current().commit(), (_, _, _) -> {}, _ -> List.of())
            .run()
            .about()
            .digest();
    assertThat(done.path("digest").asText()).isEqualTo(digest);

    String id = done.path("id").asText();
    JsonNode results = planner.get(RUNS + "/" + id + "/results").expect(200).json();
    assertThat(results.path("digest").asText()).isEqualTo(digest);
    assertThat(results.at("/tickets/opened/mean").asDouble()).isPositive();
    Client.Answer report = planner.get(RUNS + "/" + id + "/report").expect(200);
    assertThat(report.text()).startsWith("<!doctype html>").contains(digest);
    assertThat(report.header("Content-Security-Policy"))
        .isEqualTo("sandbox allow-scripts; frame-ancestors 'self'");
    assertThat(planner.get(RUNS + "/" + id + "/request").expect(200).json().path("scenario"))
        .isEqualTo(form.path("scenario"));
    planner.send("DELETE", RUNS + "/" + id).expect(204);
    planner.get(RUNS + "/" + id).problem(404, "not-found");
  }

  @Test
  void two_kept_runs_are_compared_pair_by_pair_where_they_had_the_same_chance() {
    ObjectNode form = Json.get().createObjectNode();
    form.put("text", SMALL.formatted("here")).put("seed", 5);
    String one = ended(asked(form)).path("id").asText();
    form.put("text", SMALL.formatted("here").replace("shares", "count: 2, shares"));
    String two = ended(asked(form)).path("id").asText();
    form.put("seed", 6);
    String other = ended(asked(form)).path("id").asText();

    JsonNode paired = planner.get(RUNS + "/" + one + "/versus/" + two).expect(200).json();
    assertThat(paired.path("by").asText()).isEqualTo("paired");
    JsonNode wait = figure(paired, "lines.1.waitMinutes");
    assertThat(wait.at("/difference/high").asDouble()).isNegative();
    assertThat(wait.at("/difference/mean").asDouble())
        .isCloseTo(
            wait.at("/there/mean").asDouble() - wait.at("/here/mean").asDouble(), within(1e-9));
    assertThat(figure(paired, "tickets.opened").at("/difference/mean").asDouble()).isZero();

    JsonNode apart = planner.get(RUNS + "/" + one + "/versus/" + other).expect(200).json();
    assertThat(apart.path("by").asText()).isEqualTo("welch");
    assertThat(figure(apart, "tickets.opened").at("/difference/low").isNumber()).isTrue();
    planner.get(RUNS + "/" + one + "/versus/none").problem(404, "not-found");
  }

  private static JsonNode figure(JsonNode compared, String name) {
    for (JsonNode one : compared.path("figures")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("There is no figure " + name + ".");
  }

  @Test
  void mistakes_are_told_by_line_and_field() {
    ObjectNode body = Json.get().createObjectNode();
    body.put("text", SMALL.formatted("here").replace("perHour: 2", "perHour: -1"));
    JsonNode mistake =
        planner
            .post("/api/v1/scenario-check", body.toString())
            .expect(200)
            .json()
            .at("/mistakes/0");
    assertThat(mistake.path("line").asInt()).isEqualTo(15);
    assertThat(mistake.path("field").asText()).contains("demand[0]");
    assertThat(
            planner
                .post(RUNS, body.toString())
                .problem(422, "request.invalid")
                .at("/errors/0/message")
                .asText())
        .startsWith("line 15: ");
    body.put("text", "include: ../pom.xml\n");
    assertThat(
            planner
                .post("/api/v1/scenario-check", body.toString())
                .json()
                .at("/mistakes/0/message")
                .asText())
        .isEqualTo("expected a file beside this one, or below");
  }

  @Test
  void a_run_is_cancelled_and_those_that_wait_are_bounded() {
    ObjectNode form = Json.get().createObjectNode();
    form.put("scenario", "kolding.yaml").put("replications", 1000).put("horizon", "P3660D");
    String first = asked(form).path("id").asText();
    Eventually.that(() -> assertThat(state(first)).isEqualTo("running"));
    String second = asked(form).path("id").asText();
    String third = asked(form).path("id").asText();
    planner.post(RUNS, form.toString()).problem(429, "overloaded");
    planner.get(RUNS + "/" + first + "/results").problem(409, "simulation.no-results");
    for (String id : List.of(third, second, first)) {
      planner.send("DELETE", RUNS + "/" + id).expect(204);
      Eventually.that(() -> assertThat(state(id)).isEqualTo("cancelled"));
    }
  }

  @Test
  void a_what_if_goes_on_from_the_live_desk_and_leaves_it_alone() {
    String tenant = server.tenant();
    JsonNode incident =
        server
            .operator()
            .post(
                "/api/v1/incidents",
                """
                {"tenant": "%s", "summary": "Still open", "impact": "low", "urgency": "low"}"""
                    .formatted(tenant))
            .json();
    String id = incident.path("id").asText();
    Eventually.that(() -> server.operator().get("/api/v1/incidents/" + id).expect(200));
    String revision = server.operator().get("/api/v1/incidents/" + id).header("ETag");

    ObjectNode form = Json.get().createObjectNode();
    form.put("text", SMALL.formatted(tenant)).put("fromNow", true).put("replications", 2);
    form.put("horizon", "P2D");
    ObjectNode more = form.putArray("changes").addObject();
    more.put("what", "more-people").put("team", "service-desk").put("count", 2);
    form.withArray("changes")
        .addObject()
        .put("what", "major-now")
        .put("tenant", tenant)
        .put("summary", "All is down");
    form.withArray("changes").addObject().put("what", "tenant-added").put("tenant", tenant);
    JsonNode done = ended(asked(form));
    assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("fromNow").asText()).isNotBlank();
    assertThat(done.path("unjudged").asText("")).isEmpty();
    JsonNode results =
        planner.get(RUNS + "/" + done.path("id").asText() + "/results").expect(200).json();
    assertThat(results.at("/tickets/opened/mean").asDouble()).isGreaterThanOrEqualTo(1);
    assertThat(results.at("/versus/p1/count/mean").asDouble())
        .isGreaterThan(results.at("/p1/count/mean").asDouble());
    assertThat(server.operator().get("/api/v1/incidents/" + id).header("ETag")).isEqualTo(revision);
    server.operator().get("/api/v1/engineers/ann").problem(404, "not-found");

    form.withArray("changes").addObject().put("what", "more-people").put("team", "nobody");
    assertThat(planner.post(RUNS, form.toString()).problem(422, "request.invalid").toString())
        .contains("there is no team nobody.");
  }

  @Test
  void a_run_whose_scenario_has_gone_does_not_keep_the_program_from_starting() throws Exception {
    RunStore store = new RunStore(server.database().dataSource());
    RunForm form = Json.get().readValue("{\"scenario\": \"gone.yaml\"}", RunForm.class);
    Run asked =
        new Run(
            "gone",
            "Gone",
            Run.State.QUEUED,
            "ada",
            Instant.EPOCH,
            null,
            "gone",
            null,
            null,
            1,
            Duration.ofDays(1),
            1,
            0,
            0,
            "none",
            null,
            null,
            null,
            null);
    store.add(asked, form, "");
    Planner.Limits limits = new Planner.Limits(1, 1, 100, Duration.ofMinutes(1), 1_000);
    try (Planner _ =
        Planner.start(
            server.plane().runtime(),
            server.database().dataSource(),
            Path.of("../scenarios"),
            1_000_000,
            limits,
            InstantSource.system())) {
      Run found = store.find("gone").orElseThrow();
      assertThat(found.state()).isEqualTo(Run.State.FAILED);
      assertThat(found.error()).contains("is none of the scenarios");
    } finally {
      store.delete("gone");
    }
  }

  @Test
  void customers_cannot_simulate() {
    Client customer = server.client(server.tenant(), Role.CUSTOMER_ORDERER);
    customer.get(RUNS).problem(403, "access.forbidden");
    customer.post(RUNS, "{\"scenario\": \"kolding.yaml\"}").problem(403, "access.forbidden");
  }

  private JsonNode asked(ObjectNode form) {
    return planner.post(RUNS, form.toString()).expect(202).json();
  }

  private JsonNode ended(JsonNode run) {
    return Eventually.get(
        () -> planner.get(RUNS + "/" + run.path("id").asText()).expect(200).json(),
        now -> !now.path("ended").isMissingNode() && !now.path("ended").isNull());
  }

  private String state(String id) {
    return planner.get(RUNS + "/" + id).expect(200).json().path("state").asText();
  }
}
