package io.fixfirst.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlannerPageIT {

  private static final double PATIENCE_MILLIS = 60_000;

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final String token =
      server.token(null, Role.PROJECT_MANAGER, Duration.ofHours(1)).token();

  @Test
  void a_scenario_is_chosen_run_and_its_charts_are_seen_in_place() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = newSimulation(window);
    page.fill("#name", "Will it hold");
    page.fill("#days", "40");
    page.fill("#replications", "2");
    page.click("button:has-text('Run')");
    page.waitForSelector("iframe.planner-report", patiently());
    Locator report = page.frameLocator("iframe.planner-report").locator("canvas, svg").first();
    report.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.innerText("h1")).isEqualTo("Will it hold");
    assertThat(page.innerText(".planner-facts")).contains("2 of 2", "sha256:");
    assertThat(window.complaints()).isEmpty();
    assertThat(window.requests())
        .allMatch(url -> url.startsWith(server.plane().address()) || url.startsWith("data:"));
  }

  @Test
  void two_runs_are_compared_and_one_is_changed_and_run_again() {
    List<String> runs = List.of(run("One expert", 1, 1), run("Two experts", 2, 1));
    String other = run("Other chance", 2, 2);
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(server.plane().address(), token, "/console/planner");
    page.check("input[aria-label='Compare One expert']");
    page.check("input[aria-label='Compare Two experts']");
    page.click("button:has-text('Compare two')");
    page.waitForSelector(".compare-table", patiently());
    assertThat(page.innerText(".compare-how")).contains("same seed");
    assertThat(page.innerText("tr:has(th:text-is('Line 2: wait'))")).contains("better");
    assertThat(window.barriers()).isEqualTo(List.of());
    page.navigate(
        server.plane().address() + "/console/planner/compare/" + runs.getFirst() + "/" + other);
    page.waitForSelector(".compare-table", patiently());
    assertThat(page.innerText(".compare-how")).contains("Welch");

    page.navigate(server.plane().address() + "/console/planner/" + runs.getFirst());
    page.click("button:has-text('Change and run again')");
    page.waitForSelector(".planner-fine", patiently());
    assertThat(page.inputValue("#name")).isEqualTo("One expert");
    assertThat(page.inputValue("#seed")).isEqualTo("1");
    assertThat((String) page.evaluate("document.querySelector('ff-scenario-editor').text"))
        .contains("name: busy");
  }

  private String run(String name, int people, int seed) {
    ObjectNode form = Json.get().createObjectNode();
    form.put("name", name).put("seed", seed).put("replications", 4).put("horizon", "P14D");
    form.put(
        "text",
        """
        name: busy
        desk:
          teams: {id: team}
          engineers: {id: ada, count: %d, shares: {team: 1}}
        work: {second: {minutes: {exponential: 60}}}
        tenants: {id: town, demand: {perHour: 0.8}}
        """
            .formatted(people));
    Client planner = server.client(null, Role.PROJECT_MANAGER);
    String runs = "/api/v1/simulations";
    String id = planner.post(runs, form.toString()).expect(202).json().path("id").asText();
    Eventually.that(
        () ->
            assertThat(planner.get(runs + "/" + id).expect(200).json().path("state").asText())
                .isEqualTo("done"));
    return id;
  }

  @Test
  void a_mistake_is_shown_at_its_line_and_cannot_be_run() {
    Page page = newSimulation(BROWSERS.window(Browsers.Kind.DESK));
    page.evaluate(
        "document.querySelector('ff-scenario-editor').text = 'name: small\\nhorizn: P1D\\n'");
    page.waitForSelector(".planner-wrong", patiently());
    assertThat(page.innerText(".planner-mistakes")).contains("Line 2", "horizn", "horizon");
    assertThat(page.isDisabled("button:has-text('Run')")).isTrue();
  }

  @Test
  void the_editor_knows_which_words_may_stand_where() {
    Page page = newSimulation(BROWSERS.window(Browsers.Kind.DESK));
    page.evaluate("document.querySelector('ff-scenario-editor').text = 'name: small\\n'");
    page.focus("ff-scenario-editor textarea");
    page.keyboard().press("Control+End");
    page.keyboard().type("hor");
    page.waitForSelector(".ace_autocomplete", patiently());
    assertThat(page.innerText(".ace_autocomplete").replaceAll("\\s", "")).contains("horizon");
  }

  @Test
  void nobody_is_kept_out_in_either_theme() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
      Page _ = newSimulation(window);
      assertThat(window.barriers()).isEqualTo(List.of());
      window.page().navigate(server.plane().address() + "/console/planner");
      window.page().waitForSelector(".planner-runs, .empty", patiently());
      assertThat(window.barriers()).isEqualTo(List.of());
    }
  }

  private Page newSimulation(Browsers.Window window) {
    Page page = window.signIn(server.plane().address(), token, "/console/planner/new");
    page.waitForSelector(".planner-fine", patiently());
    return page;
  }

  private static Page.WaitForSelectorOptions patiently() {
    return new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS);
  }
}
