package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens, service hours, rules and readings on the pages of a tenant and its device. */
class OnboardingIT {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();

  @Test
  void a_token_is_made_in_the_page_shown_once_and_revoked() {
    Page page = open("/console/tenants/" + tenant);
    page.fill("ff-tenant-tokens [name=label]", "Alertmanager in Aalborg");
    page.click("ff-tenant-tokens button[type=submit]");
    String token = page.locator(".ten-secret pre").first().textContent();
    assertThat(page.locator(".ten-secret")).containsText("send_resolved: true");
    assertThat(page.locator(".ten-secret")).containsText("credentials: " + token);
    new Client(operator.address(), token)
        .post("/api/v1/intake/alertmanager", "{\"version\": \"4\", \"alerts\": []}")
        .expect(202);
    page.reload();
    assertThat(page.locator("ff-tenant-tokens tbody tr")).containsText("Alertmanager in Aalborg");
    assertThat(page.locator("ff-tenant-tokens tbody tr")).not().containsText("never");
    assertThat(page.locator("ff-tenant-tokens")).not().containsText(token);
    page.click("ff-tenant-tokens button:has-text('Revoke')");
    page.click("sl-dialog button:has-text('Revoke')");
    assertThat(page.locator("ff-tenant-tokens tbody tr")).containsText("revoked");
    Eventually.that(
        () ->
            new Client(operator.address(), token)
                .post("/api/v1/intake/alertmanager", "{\"version\": \"4\", \"alerts\": []}")
                .expect(401));
  }

  @Test
  void service_hours_are_changed_where_one_sees_when_a_ticket_of_now_would_be_due() {
    Page page = open("/console/tenants/" + tenant);
    page.click("ff-tenant-hours button:has-text('Office hours')");
    page.fill("ff-tenant-hours [aria-label='Monday from']", "06:30");
    page.press("ff-tenant-hours [aria-label='Monday from']", "Tab");
    page.selectOption("ff-tenant-hours select", "dk");
    page.fill("ff-tenant-hours [name=day]", "2031-05-05");
    page.click("ff-tenant-hours form button");
    assertThat(page.locator(".ten-due time").first()).isVisible();
    page.click("ff-tenant-hours button:has-text('Save')");
    Eventually.that(
        () -> {
          JsonNode hours =
              operator.get("/api/v1/tenants/" + tenant).json().at("/contract/terms/hours");
          assertThat(hours.at("/week/monday/0/from").asText()).startsWith("06:30");
          assertThat(hours.at("/holidays/country").asText()).isEqualTo("dk");
          assertThat(hours.at("/closingDays/0").asText()).isEqualTo("2031-05-05");
          assertThat(hours.path("week").has("sunday")).isFalse();
        });
  }

  @Test
  void readings_are_a_line_with_the_limits_and_a_rule_can_be_removed() {
    operator
        .post(
            "/api/v1/devices",
            """
            {"tenant": "%s", "name": "db-1", "profile": {"rules": [
              {"metric": "cpu", "notice": 70, "alarm": 80}, {"metric": "disk", "alarm": 95}]}}
            """
                .formatted(tenant))
        .expect(201);
    String path = "/api/v1/devices/" + tenant + ":db-1";
    Instant now = Instant.now();
    operator
        .post(
            path + "/readings",
            """
            [{"metric": "cpu", "value": 40, "at": "%s"}, {"metric": "cpu", "value": 91, "at": "%s"},
             {"metric": "cpu", "value": 65, "at": "%s"}]
            """
                .formatted(now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)), now))
        .expect(202);
    Eventually.that(
        () ->
            assertThat(operator.get(path + "/readings").json().at("/series/0/points")).hasSize(3));
    Page page = open("/console/devices/" + tenant + ":db-1");
    assertThat(page.locator("ff-readings [role=img]"))
        .hasAttribute("aria-label", Pattern.compile("cpu: 65 now, 40 to 91 .*alarm from 80"));
    assertThat(page.locator("ff-readings canvas").first()).isVisible();
    page.click("[aria-label='Remove the rule on disk']");
    page.click("sl-dialog button:has-text('Remove')");
    assertThat(page.locator("[aria-label='Remove the rule on disk']")).hasCount(0);
    JsonNode rules = operator.get(path).json().at("/profile/rules");
    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/metric").asText()).isEqualTo("cpu");
  }

  @Test
  void the_charts_and_forms_keep_nobody_out_in_either_theme() {
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"web-1\"}".formatted(tenant))
        .expect(201);
    String device = tenant + ":web-1";
    operator
        .post("/api/v1/devices/" + device + "/readings", "[{\"metric\": \"cpu\", \"value\": 4}]")
        .expect(202);
    Eventually.that(
        () ->
            assertThat(
                    operator.get("/api/v1/devices/" + device + "/readings").json().path("series"))
                .isNotEmpty());
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
      Page page = window.signIn(operator.address(), operator.token(), "/console/devices/" + device);
      page.waitForSelector("ff-readings canvas");
      assertThat(window.barriers()).isEqualTo(List.of());
      page.navigate(operator.address() + "/console/tenants/" + tenant);
      page.waitForSelector(".ten-due time");
      page.fill("ff-tenant-tokens [name=label]", "Theirs");
      page.click("ff-tenant-tokens button[type=submit]");
      page.waitForSelector(".ten-secret pre");
      assertThat(window.barriers()).isEqualTo(List.of());
    }
  }

  private Page open(String path) {
    return BROWSERS.window(Browsers.Kind.DESK).signIn(operator.address(), operator.token(), path);
  }
}
