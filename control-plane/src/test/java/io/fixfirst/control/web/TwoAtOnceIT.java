package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Page;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people change one thing: the second is told what the first did, and loses no word. */
class TwoAtOnceIT {

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();

  @Test
  void who_resolves_a_ticket_that_was_escalated_meanwhile_is_told_and_can_send_it_again() {
    String id = ticket("Slow since noon");
    String path = "/api/v1/incidents/" + id;
    Page page = open("/console/incidents/" + id);
    assertThat(page.locator(".actions button[aria-disabled=false]:has-text('Resolve')"))
        .isVisible();
    page.keyboard().press("r");
    page.locator("#field-text").fill("Restarted it");
    operator
        .post(path + "/escalate", "{\"line\": \"second\", \"reason\": \"It needs a look\"}")
        .expect(200);
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator(".form-error")).containsText("It has changed since you began.");
    assertThat(page.locator(".form-error")).containsText("escalated it");
    assertThat(page.locator("#field-text")).hasValue("Restarted it");
    assertThat(operator.get(path).json().path("state").asText()).isNotEqualTo("resolved");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
    assertThat(operator.get(path).json().path("state").asText()).isEqualTo("resolved");
  }

  @Test
  void a_note_of_somebody_else_is_no_hindrance() {
    String id = ticket("Slow since one");
    String path = "/api/v1/incidents/" + id;
    Page page = open("/console/incidents/" + id);
    assertThat(page.locator(".actions button[aria-disabled=false]:has-text('Note')")).isVisible();
    page.keyboard().press("n");
    page.locator("#field-text").fill("Mine");
    operator.post(path + "/note", "{\"text\": \"Theirs\"}").expect(200);
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
    Eventually.that(
        () ->
            assertThat(operator.get(path + "/timeline").text())
                .contains("Mine")
                .contains("Theirs"));
  }

  @Test
  void two_rules_of_one_device_are_both_there_in_the_end() {
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"db\"}".formatted(tenant))
        .expect(201);
    String path = "/api/v1/devices/" + tenant + ":db";
    Page page = open("/console/devices/" + tenant + ":db");
    page.locator("button:has-text('Rule')").click();
    page.locator("#field-metric").fill("cpu");
    page.locator("#field-alarm").fill("80");
    operator
        .put(path, "{\"label\": \"db\", \"rules\": [{\"metric\": \"disk\", \"alarm\": 95}]}")
        .expect(200);
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator(".form-error")).containsText("Rules: it is");
    assertThat(page.locator("#field-metric")).hasValue("cpu");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
    JsonNode rules = operator.get(path).json().at("/profile/rules");
    assertThat(rules.findValuesAsText("metric")).containsExactlyInAnyOrder("disk", "cpu");
  }

  @Test
  void a_team_that_somebody_else_has_changed_is_not_put_back() {
    String team = "two" + tenant;
    arrange(team, "Theirs");
    Page page = open("/console/organisation/teams");
    page.getByLabel("Change Theirs", new Page.GetByLabelOptions().setExact(true)).click();
    page.locator("#org-label").fill("Mine");
    arrange(team, "Theirs, newer");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator(".form-error")).containsText("Label: it is Theirs, newer now.");
    assertThat(page.locator("#org-label")).hasValue("Mine");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
    assertThat(page.locator("#team-" + team)).hasText("Mine");
  }

  @Test
  void a_review_that_somebody_else_has_kept_is_not_written_over_unseen() {
    String id = ticket("Nothing works");
    String path = "/api/v1/incidents/" + id;
    operator.post(path + "/declare-major", "{\"reason\": \"All are out\"}").expect(200);
    operator.post(path + "/resolve", "{\"text\": \"Restarted it\"}").expect(200);
    Page page = open("/console/p1/" + id);
    page.locator("#p1-findings").fill("Mine");
    operator.put(path + "/review", "{\"account\": [], \"findings\": \"Theirs\"}").expect(200);
    page.locator(".p1-review button[type=submit]").click();
    assertThat(page.locator(".toast").first()).containsText("It has changed since");
    assertThat(page.locator("#p1-findings")).hasValue("Mine");
    page.locator(".p1-review button[type=submit]").click();
    Eventually.that(
        () ->
            assertThat(operator.get(path + "/review").json().at("/text/findings").asText())
                .isEqualTo("Mine"));
  }

  /** Puts a team among the others, with that name. */
  private void arrange(String id, String label) {
    ArrayNode teams = new ObjectMapper().createArrayNode();
    for (JsonNode each : operator.get("/api/v1/desk").json().path("teams")) {
      if (!each.at("/team/id").asText().equals(id)) {
        teams.add(each.path("team"));
      }
    }
    teams
        .addObject()
        .put("id", id)
        .put("label", label)
        .put("line", "second")
        .putArray("categories")
        .add("category-" + id);
    operator.put("/api/v1/desk/teams", "{\"teams\": " + teams + "}").expect(200);
  }

  private String ticket(String summary) {
    String id =
        operator
            .post(
                "/api/v1/incidents",
                """
                {"tenant": "%s", "summary": "%s", "impact": "low", "urgency": "low"}
                """
                    .formatted(tenant, summary))
            .json()
            .path("id")
            .asText();
    String path = "/api/v1/incidents/" + id;
    Eventually.that(
        () ->
            assertThat(operator.get(path).expect(200).json().path("state").asText())
                .isNotEqualTo("open"));
    return id;
  }

  private Page open(String path) {
    return BROWSERS.window(Browsers.Kind.DESK).signIn(operator.address(), operator.token(), path);
  }
}
