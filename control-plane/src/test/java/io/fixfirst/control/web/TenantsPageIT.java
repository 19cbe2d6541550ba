package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantsPageIT {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final String tenant = server.tenant();
  private final String token = server.token(null, Role.OPERATOR, Duration.ofHours(1)).token();

  @Test
  void a_list_of_servers_is_pasted_and_what_cannot_be_is_told_by_line() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(address(), token, "/console/tenants/" + tenant);
    page.fill("#ten-devices", "srv-001, Records 1, server\nbad name!\n\nsrv-002\tMail\tserver");
    page.click(".panel button:has-text('Add')");
    assertThat(page.locator(".ten-results")).containsText("2 of 3 added");
    assertThat(page.locator(".ten-results")).containsText("Line 2");
    Eventually.that(() -> assertThat(devices().size()).isEqualTo(2));
    page.click("a:has-text('in all'):right-of(h2:has-text('Devices'))");
    assertThat(page.locator("tbody tr")).hasCount(2);
    page.click("a:has-text('srv-001')");
    assertThat(page.locator("h1")).hasText("Records 1");
    assertThat(window.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void a_contract_is_changed_where_one_sees_when_a_ticket_of_now_would_be_due() {
    Page page = BROWSERS.window(Browsers.Kind.DESK).signIn(address(), token, path());
    page.fill("[aria-label='Hours at impact High, urgency Urgent']", "2.5");
    page.press("[aria-label='Hours at impact High, urgency Urgent']", "Tab");
    page.click("button:has-text('Save')");
    Eventually.that(
        () ->
            assertThat(
                    server
                        .operator()
                        .get("/api/v1/tenants/" + tenant)
                        .json()
                        .at("/contract/terms/matrix/2/3/resolve")
                        .asText())
                .isEqualTo("PT2H30M"));
  }

  @Test
  void a_ticket_is_shown_as_it_was() {
    JsonNode opened =
        server
            .operator()
            .post(
                "/api/v1/incidents",
                """
                {"tenant": "%s", "summary": "Looked back at", "impact": "low", "urgency": "low"}"""
                    .formatted(tenant))
            .json();
    String id = opened.path("id").asText();
    String incident = "/api/v1/incidents/" + id;
    Eventually.that(() -> server.operator().get(incident).expect(200));
    Page page =
        BROWSERS.window(Browsers.Kind.DESK).signIn(address(), token, "/console/incidents/" + id);
    page.waitForSelector("#ticket-then");
    server.operator().post(incident + "/resolve", "{\"text\": \"Done\"}").expect(200);
    assertThat(page.locator(".ticket-head")).containsText("Resolved");
    page.focus("#ticket-then");
    page.keyboard().press("Home");
    assertThat(page.locator(".ticket-head")).not().containsText("Resolved");
    assertThat(page.locator(".ticket-past")).containsText("As it was at");
    page.click("button:has-text('Back to now')");
    assertThat(page.locator(".ticket-head")).containsText("Resolved");
  }

  @Test
  void nobody_is_kept_out_in_either_theme() {
    server
        .operator()
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"one\"}".formatted(tenant))
        .expect(201);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
      Page page = window.signIn(address(), token, path());
      page.waitForSelector(".ten-matrix");
      assertThat(window.barriers()).isEqualTo(List.of());
      page.navigate(address() + "/console/devices/" + tenant + ":one");
      page.waitForSelector(".ten-facts");
      assertThat(window.barriers()).isEqualTo(List.of());
      for (String list : List.of("/console/tenants", "/console/devices")) {
        page.navigate(address() + list);
        page.waitForSelector("tbody tr");
        assertThat(window.barriers()).isEqualTo(List.of());
      }
    }
  }

  private String address() {
    return server.plane().address();
  }

  private String path() {
    return "/console/tenants/" + tenant;
  }

  private JsonNode devices() {
    return server.operator().get("/api/v1/devices?tenant=" + tenant).json().path("items");
  }
}
