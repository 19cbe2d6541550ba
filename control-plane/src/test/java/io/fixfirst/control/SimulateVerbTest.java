package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the verb {@code simulate} takes, prints, writes and ends with. */
class SimulateVerbTest {

  private static final String OFFICE =
      """
      name: office
      title: One desk, one expert
      horizon: P20D
      warmUp: P1D
      replications: 3
      desk:
        teams: [{id: front, line: 1}, {id: experts, line: 2}]
        engineers:
          - {id: agent, count: 2, shares: {front: 1}}
          - {id: expert, count: 2, shares: {experts: 1}}
      work:
        first: {minutes: {exponential: {mean: 10}}, solved: 0.7}
        second: {minutes: {exponential: {mean: 40}}}
      tenants:
        - id: town
          demand: [{perHour: 1, majorShare: 0.01}]
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path office = Path.of("office.yaml");

  @BeforeEach
  void write() throws IOException {
    office = Files.writeString(directory.resolve("office.yaml"), OFFICE);
  }

  @Test
  void json_has_everything_that_programs_rely_on_and_nothing_else_is_printed() throws IOException {
    assertThat(simulate("--json")).isEqualTo(ExitCode.DONE.number());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("scenario").asText()).isEqualTo("office");
    assertThat(json.path("seed").asLong()).isEqualTo(1);
    assertThat(json.path("replications").asInt()).isEqualTo(3);
    assertThat(json.path("commit").asText()).isEqualTo(Build.current().commit());
    assertThat(json.path("digest").asText()).matches("sha256:[0-9a-f]{64}");
    assertThat(json.path("horizon").asText()).isEqualTo("PT480H");
    for (String number : List.of("commands", "events", "wallSeconds", "commandsPerSecond")) {
      assertThat(json.path(number).asDouble()).as(number).isPositive();
    }
    for (String name :
        List.of(
            "tickets.opened",
            "tickets.resolved",
            "sla.medium.respond.attained",
            "sla.medium.resolve.attained",
            "sla.p1.resolve.attained",
            "lines.1.utilisation",
            "lines.1.waitMinutes",
            "lines.1.solvedShare",
            "lines.1.firstTouchRate",
            "lines.2.utilisation",
            "lines.2.waitMinutes",
            "lines.2.solvedShare",
            "timeToResolveMinutes.medium.p50",
            "timeToResolveMinutes.medium.p80",
            "timeToResolveMinutes.medium.p95",
            "p1.count",
            "p1.minutesToCoreTeam",
            "p1.minutesToRestore",
            "p1.suspendedTickets")) {
      JsonNode figure = json.at("/" + name.replace('.', '/'));
      double mean = figure.path("mean").asDouble(Double.NaN);
      assertThat(figure.path("low").asDouble(Double.NaN)).as(name).isLessThanOrEqualTo(mean);
      assertThat(figure.path("high").asDouble(Double.NaN)).as(name).isGreaterThanOrEqualTo(mean);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void threads_change_nothing() throws IOException {
    simulate("--json", "--threads", "1");
    JsonNode one = new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    simulate("--json", "--threads", "2");
    JsonNode two = new ObjectMapper().readTree(out.toString());
    assertThat(two.path("digest")).isEqualTo(one.path("digest"));
    assertThat(two.path("lines")).isEqualTo(one.path("lines"));
  }

  @Test
  void for_people_it_says_whether_the_plan_holds() {
    assertThat(simulate()).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString())
        .contains("One desk, one expert", "Keeps up", "solved at first touch", "Digest sha256:");
    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void a_run_that_was_kept_is_compared_by_the_same_chance_or_by_welch() throws IOException {
    Path kept = directory.resolve("kept");
    assertThat(simulate("--out", kept.toString())).isEqualTo(ExitCode.DONE.number());
    Files.writeString(office, OFFICE.replace("id: agent, count: 2", "id: agent, count: 1"));
    String results = kept.resolve("results.json").toString();
    JsonNode paired = json("--versus", results).path("versus");
    assertThat(paired.path("by").asText()).isEqualTo("paired");
    assertThat(paired.at("/differences/tickets/opened/mean").asDouble(1)).isZero();
    assertThat(paired.at("/differences/lines/1/waitMinutes/high").asDouble()).isNegative();
    JsonNode apart = json("--seed", "8", "--versus", results).path("versus");
    assertThat(apart.path("by").asText()).isEqualTo("welch");
    assertThat(apart.at("/differences/tickets/opened/low").isNumber()).isTrue();
  }

  @Test
  void what_is_no_kept_run_cannot_be_compared_with() throws IOException {
    Path other = Files.writeString(directory.resolve("other.json"), "{\"name\": 1}");
    assertThat(simulate("--versus", other.toString())).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString())
        .contains("other.json: expected the results.json of a simulation")
        .doesNotContain("\tat ");
  }

  @Test
  void kinds_of_work_are_told_apart() throws IOException {
    Files.writeString(
        office, OFFICE.replace("majorShare: 0.01", "kind: {incident: 0.6, request: 0.4}"));
    JsonNode kinds = json().path("kinds");
    assertThat(kinds.at("/request/tickets/opened/mean").asDouble()).isBetween(120.0, 250.0);
    assertThat(kinds.at("/incident/sla/all/resolve/attained/mean").isNumber()).isTrue();
    assertThat(kinds.at("/change/tickets/opened/mean").asDouble(1)).isZero();
    assertThat(simulate()).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString()).containsPattern("(?m)^  Request +1[0-9][0-9]");
  }

  private JsonNode json(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    assertThat(simulate(all)).isEqualTo(ExitCode.DONE.number());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    return json;
  }

  @Test
  void a_missed_target_ends_with_its_own_exit_code() throws IOException {
    Files.writeString(office, OFFICE + "targets: [\"Medium resolve >= 10 %\"]\n");
    assertThat(simulate()).isEqualTo(ExitCode.DONE.number());
    Files.writeString(office, OFFICE + "targets: [\"line 1 utilisation <= 1 %\"]\n");
    assertThat(simulate()).isEqualTo(ExitCode.TARGET_MISSED.number());
    assertThat(out.toString()).contains("line 1 utilisation <= 1 %").contains("missed");
  }

  @Test
  void too_much_load_runs_and_is_said_first() throws IOException {
    Files.writeString(office, OFFICE.replace("perHour: 1,", "perHour: 14,"));
    assertThat(simulate()).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString().lines().skip(3).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("DOES NOT HOLD"));
    assertThat(out.toString()).contains("The queue of ");
  }

  @Test
  void a_bad_file_is_bad_input() throws IOException {
    Files.writeString(office, OFFICE.replace("horizon", "horizont"));
    assertThat(simulate()).isEqualTo(ExitCode.BAD_INPUT.number());
    assertThat(err.toString())
        .contains("office.yaml:3")
        .contains("horizont")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void options_that_make_no_sense_are_wrong_usage() {
    assertThat(simulate("--horizon", "P0D")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--horizon", "year")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--warm-up", "P20D")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--replications", "0")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--threads", "0")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--precision", "200%")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--json", "--trace", "-")).isEqualTo(ExitCode.USAGE.number());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_trace_has_every_event_under_its_stored_name() throws IOException {
    Path trace = directory.resolve("trace.jsonl");
    simulate("--json", "--replications", "2", "--trace", trace.toString());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    List<String> lines = Files.readAllLines(trace);
    assertThat(lines).hasSize(json.path("events").asInt());
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertThat(first.path("type").asText()).isEqualTo("desk-arranged");
    assertThat(first.path("replication").asInt()).isEqualTo(1);
    assertThat(first.path("number").asInt()).isEqualTo(1);
    assertThat(first.at("/event/teams/0/id").asText()).isEqualTo("front");
  }

  @Test
  void results_are_written_for_programs_and_spreadsheets() throws IOException {
    Path results = directory.resolve("a").resolve("b");
    simulate("--quiet", "--out", results.toString());
    assertThat(new ObjectMapper().readTree(results.resolve("results.json").toFile()).has("digest"))
        .isTrue();
    assertThat(Files.readAllLines(results.resolve("figures.csv")))
        .startsWith("figure,unit,mean,low,high,replications")
        .anyMatch(line -> line.startsWith("lines.1.utilisation,share,0."));
    assertThat(results.resolve("queues.csv")).isNotEmptyFile();
    assertThat(results.resolve("weeks.csv")).isNotEmptyFile();
    assertThat(results.resolve("resolve-times.csv")).isNotEmptyFile();
    assertThat(results.resolve("report.html"))
        .content()
        .contains("<h1>One desk, one expert</h1>", "office.yaml: the assumptions");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void two_scenarios_are_compared_on_the_same_chance() throws IOException {
    Path more =
        Files.writeString(
            directory.resolve("more.yaml"),
            OFFICE
                .replace("name: office", "name: more")
                .replace("count: 2, shares: {experts", "count: 3, shares: {experts"));
    assertThat(simulate("--versus", more.toString())).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString()).contains("Against more").contains("lines.2.utilisation");
  }

  @Test
  void storms_that_break_no_rule_are_counted() throws IOException {
    String[] options = {"--weather", "stormy", "--seeds", "2", "--seed", "7", "--horizon", "PT6H"};
    assertThat(simulate(options)).isEqualTo(ExitCode.DONE.number());
    assertThat(out.toString()).contains("office held in 2 storms of PT6H each (seeds 7 to 8)");
  }

  @Test
  void storms_are_told_as_json_too() throws IOException {
    assertThat(simulate("--weather", "stormy", "--seeds", "2", "--horizon", "PT6H", "--json"))
        .isEqualTo(ExitCode.DONE.number());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("weather").asText()).isEqualTo("stormy");
    assertThat(json.path("held").asInt()).isEqualTo(2);
    assertThat(json.path("events").asLong()).isPositive();
    assertThat(json.has("broken")).isFalse();
  }

  @Test
  void a_storm_measures_nothing_and_calm_weather_has_no_storms_to_count() {
    assertThat(simulate("--weather", "stormy", "--precision", "2%"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--seeds", "3")).isEqualTo(ExitCode.USAGE.number());
    assertThat(simulate("--weather", "foggy")).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("--weather is calm or stormy (was foggy).");
  }

  private int simulate(String... options) {
    CommandLine fixfirst =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = new String[options.length + 2];
    words[0] = "simulate";
    words[1] = office.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return fixfirst.execute(words);
  }
}
