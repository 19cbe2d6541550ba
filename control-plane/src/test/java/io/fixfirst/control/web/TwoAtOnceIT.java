package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
