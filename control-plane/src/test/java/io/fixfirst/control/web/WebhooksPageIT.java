package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant's webhooks, as the provider has them on the tenant page. */
class WebhooksPageIT {

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final String tenant = server.tenant();
  private final String token = server.token(null, Role.EVENT_MANAGER, Duration.ofHours(1)).token();

  @Test
  void a_webhook_is_added_by_keys_and_its_secret_is_shown_once() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(address(), token, path());
    page.focus("ff-tenant-webhooks input[name=url]");
    page.keyboard().type("https://hooks.invalid/fixfirst");
    page.keyboard().press("Tab");
    page.keyboard().type("Their ticket system");
    page.keyboard().press("Tab");
    page.keyboard().type("incident-opened, incident-resolved");
    page.keyboard().press("Enter");

    assertThat(page.locator("ff-tenant-webhooks .ten-secret pre")).containsText("whsec_");
    assertThat(page.locator("ff-tenant-webhooks .ten-secret .row button")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("ff-tenant-webhooks .ten-secret")).hasCount(0);
    assertThat(page.locator("ff-tenant-webhooks tbody")).containsText("Their ticket system");
    JsonNode made = webhooks().get(0);
    assertThat(made.path("types")).hasSize(2);

    page.click("[aria-label='Switch Their ticket system off']");
    assertThat(page.locator("ff-tenant-webhooks .ten-off")).containsText("Off");
    page.click("[aria-label='Remove Their ticket system']");
    page.click("sl-dialog button.danger");
    assertThat(page.locator("ff-tenant-webhooks tbody tr")).hasCount(0);
    assertThat(window.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void who_serves_all_adds_one_for_everybodys_events_beside_the_list_of_tenants() {
    Page page = BROWSERS.window(Browsers.Kind.DESK).signIn(address(), token, "/console/tenants");
    page.fill("ff-tenant-webhooks input[name=url]", "https://hooks.invalid/" + tenant);
    page.click("ff-tenant-webhooks button:has-text('Add a webhook')");
    assertThat(page.locator("ff-tenant-webhooks .ten-secret pre")).containsText("whsec_");
    String remove = "[aria-label='Remove https://hooks.invalid/%s']".formatted(tenant);
    assertThat(page.locator(remove)).hasCount(1);
    assertThat(server.operator().get("/api/v1/webhooks").json().path("items"))
        .anyMatch(one -> one.path("url").asText().endsWith("/" + tenant) && !one.has("tenant"));
    page.click(remove);
    page.click("sl-dialog button.danger");
    assertThat(page.locator(remove)).hasCount(0);
  }

  @Test
  void what_was_given_up_is_shown_and_sent_again_and_nobody_is_kept_out() throws SQLException {
    String id =
        server
            .client(tenant, Role.CUSTOMER_ORDERER)
            .post("/api/v1/webhooks", "{\"url\": \"https://hooks.invalid/fixfirst\"}")
            .expect(201)
            .json()
            .at("/webhook/id")
            .asText();
    server.operator().post("/api/v1/webhooks/" + id + "/test", "").expect(202);
    giveUp(id);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
      Page page = window.signIn(address(), token, path());
      assertThat(page.locator(".ten-dead")).containsText("1 not taken by");
      assertThat(window.barriers()).isEqualTo(List.of());
    }
    Page page = BROWSERS.window(Browsers.Kind.PHONE).signIn(address(), token, path());
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("it fits a phone")
        .isEqualTo(true);
    page.click(".ten-dead li button");
    Eventually.that(
        () ->
            assertThat(
                    server
                        .operator()
                        .get("/api/v1/webhooks/" + id + "/deliveries?state=dead")
                        .json()
                        .path("items"))
                .isEmpty());
  }

  private void giveUp(String id) throws SQLException {
    Eventually.that(
        () -> {
          try (Connection connection = server.database().dataSource().getConnection();
              PreparedStatement statement =
                  connection.prepareStatement(
                      "UPDATE webhook_delivery SET give_up = now() WHERE webhook = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
          }
          assertThat(
                  server
                      .operator()
                      .get("/api/v1/webhooks/" + id + "/deliveries?state=dead")
                      .json()
                      .path("items"))
              .hasSize(1);
        });
  }

  private JsonNode webhooks() {
    return server.operator().get("/api/v1/webhooks?tenant=" + tenant).json().path("items");
  }

  private String address() {
    return server.plane().address();
  }

  private String path() {
    return "/console/tenants/" + tenant;
  }
}
