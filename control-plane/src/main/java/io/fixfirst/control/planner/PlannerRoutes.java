package io.fixfirst.control.planner;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.simulation.report.KeptResults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;

/** What planners ask for: scenarios, and simulations of them. */
public final class PlannerRoutes {

  private static final String RUNS = "/api/v1/simulations";
  private static final String ONE = RUNS + "/{simulation}";
  private static final int TEXT_MAX_BYTES = 3_000_000;

  private final Planner planner;

  public PlannerRoutes(Planner planner) {
    this.planner = planner;
  }

  /** The scenarios that can be chosen. */
  record Scenarios(List<Library.Entry> items) {}

  @Doc("A scenario's text")
  record Text(@Doc(value = "YAML", max = 1_000_000) String text) {}

  @Doc("What is wrong with a scenario; nothing if it can be run")
  record Checked(List<Library.Mistake> mistakes) {}

  /** All runs, the newest first. */
  record Runs(List<Run> items) {}

  /** {@return the operations} */
  public List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/scenarios", Permission.SIMULATE, "List scenarios")
            .answers(200, Scenarios.class)
            .by(_ -> Reply.ok(new Scenarios(planner.library().entries()))),
        operation(GET, "/api/v1/scenarios/{file}", Permission.SIMULATE, "A scenario's text")
            .answers(200, Text.class)
            .by(call -> Reply.ok(new Text(planner.library().text(call.path("file"))))),
        operation(
                GET,
                "/api/v1/scenario-schema",
                Permission.SIMULATE,
                "The JSON Schema that scenarios keep to")
            .answers(200, null)
            .by(_ -> json(planner.library().schema())),
        operation(
                POST,
                "/api/v1/scenario-check",
                Permission.SIMULATE,
                "What is wrong with a scenario, line by line")
            .takes(Text.class)
            .upTo(TEXT_MAX_BYTES)
            .answers(200, Checked.class)
            .by(call -> Reply.ok(new Checked(planner.library().check(call.body().text())))),
        operation(GET, RUNS, Permission.SIMULATE, "List simulations")
            .answers(200, Runs.class)
            .by(_ -> Reply.ok(new Runs(planner.all()))),
        operation(POST, RUNS, Permission.SIMULATE, "Run a simulation, soon")
            .takes(RunForm.class)
            .upTo(2 * TEXT_MAX_BYTES)
            .answers(202, Run.class)
            .by(this::run),
        operation(GET, ONE, Permission.SIMULATE, "One simulation, and how far it is")
            .answers(200, Run.class)
            .by(call -> Reply.ok(find(call))),
        operation(
                DELETE,
                ONE,
                Permission.SIMULATE,
                "Cancel a simulation that goes on, or delete one that has ended")
            .answers(204, null)
            .by(this::remove),
        operation(
                GET,
                ONE + "/request",
                Permission.SIMULATE,
                "What was asked for, to change it and ask again")
            .answers(200, RunForm.class)
            .by(
                call ->
                    Reply.ok(planner.store().request(find(call).id()).orElseThrow(this::nothing))),
        operation(GET, ONE + "/results", Permission.SIMULATE, "What came of it, as JSON")
            .answers(200, JsonNode.class)
            .by(
                call ->
                    json(planner.store().results(find(call).id()).orElseThrow(this::unfinished))),
        operation(
                GET,
                ONE + "/versus/{other}",
                Permission.SIMULATE,
                "How another simulation differs, figure by figure, with 95 % intervals")
            .answers(200, RunsCompared.class)
            .by(call -> Reply.ok(RunsCompared.of(kept(call, "simulation"), kept(call, "other")))),
        operation(
                GET,
                ONE + "/report",
                Permission.SIMULATE,
                "What came of it, as a page that needs nothing else")
            .answers(200, null, "text/html")
            .by(this::report));
  }

  private Reply run(Call<RunForm> call) throws Exception {
    Run run = planner.ask(call.body(), call.caller());
    return Reply.json(202, run).with("Location", RUNS + "/" + run.id());
  }

  private Run find(Call<NoBody> call) throws SQLException {
    return planner.find(call.path("simulation")).orElseThrow(this::nothing);
  }

  private KeptResults kept(Call<NoBody> call, String which) throws SQLException {
    Run run = planner.find(call.path(which)).orElseThrow(this::nothing);
    return KeptResults.read(planner.store().results(run.id()).orElseThrow(this::unfinished));
  }

  private Reply remove(Call<NoBody> call) throws SQLException {
    planner.remove(find(call));
    return Reply.empty(204);
  }

  /** The page brings its own policy; shut in a box, it can do nothing in our name. */
  private Reply report(Call<NoBody> call) throws SQLException, IOException {
    byte[] packed = planner.store().report(find(call).id()).orElseThrow(this::unfinished);
    String html;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Reply.of(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html))
        .with("Content-Security-Policy", "sandbox allow-scripts; frame-ancestors 'self'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "private, max-age=3600");
  }

  private static Reply json(String text) {
    return new Reply(200, text.getBytes(StandardCharsets.UTF_8), null, Map.of());
  }

  private RuntimeException nothing() {
    return Problems.notFound().raise();
  }

  private RuntimeException unfinished() {
    return Problem.of(
            409,
            "simulation.no-results",
            "No results",
            "This simulation has no results, or none yet.")
        .raise();
  }
}
