package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A P1 from its first click to its published review, in a real browser. */
class MajorIncidentRoomIT {

  private static final Server SERVER = Server.one();
  private static final String SUMMARY = "Nobody can open <b>records</b>";
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();
  private final String engineer = "p1" + UUID.randomUUID().toString().substring(0, 8);
  private final String name = "Greta G" + engineer;

  @Test
  void a_whole_p1_from_declaring_to_review_by_clicks_only() {
    hire();
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = signIn(window, "/console/p1");

    page.locator("button.declare").click();
    page.locator("#p1-tenant").selectOption(tenant);
    page.locator("#p1-summary").fill(SUMMARY);
    confirm(page);
    assertThat(page.locator("h1")).hasText(SUMMARY);
    assertThat(page.locator(".p1-team li").first()).isVisible();
    String incident = page.url().replaceAll(".*/", "");
    assertThat(page.locator("#p1-party")).isDisabled();
    assertThat(page.locator(".p1-locked")).containsText("Fix first, discuss later.");

    page.getByLabel(name + " has seen it").click();
    page.locator("#field-seenBefore").fill("It was the storage then");
    confirm(page);
    assertThat(page.locator(".p1-known")).containsText(name + " has seen this before");

    page.locator("#p1-draft").fill(name + " has found it.");
    page.reload();
    assertThat(page.locator("#p1-draft")).hasValue(name + " has found it.");
    page.locator("ff-p1-updates button.primary").click();
    assertThat(page.locator(".p1-told")).containsText(name + " has found it.");
    assertThat(page.locator(".p1-next")).containsText("in ");

    say(page, ".p1-workaround", "Moved to the other storage");
    assertThat(page.locator(".p1-over")).containsText("Moved to the other storage");
    page.locator("#p1-party").fill("provider");
    page.locator("#p1-party-text").fill("No alarm on free space");
    page.locator(".p1-who button").click();
    assertThat(page.locator("ff-p1-room")).containsText("No alarm on free space");
    say(page, ".p1-resolve", "Added disks");

    assertThat(page.locator("#p1-findings")).isVisible();
    page.locator("#p1-findings").fill("Greta was quick.");
    page.locator("#p1-prevention").fill("An alarm on free space");
    page.locator(".p1-review button.primary").click();
    confirm(page);
    Locator outside = page.locator("section[aria-labelledby=p1-out]");
    assertThat(outside).containsText("was quick.");
    assertThat(outside).not().containsText("Greta");
    assertThat(outside).not().containsText("It was the storage then");
    review(null).get("/api/v1/incidents/" + incident + "/review").expect(200);
    review(tenant).get("/api/v1/incidents/" + incident + "/review").expect(404);
    page.getByText("Publish to the customer").click();
    assertThat(page.locator("#p1-out")).hasText("What the customer reads");

    JsonNode read =
        review(tenant).get("/api/v1/incidents/" + incident + "/review").expect(200).json();
    assertThat(read.toString()).contains("Added disks").doesNotContain("Greta", engineer);
    assertThat(read.path("publishedText").path("account").size()).isGreaterThan(3);
    assertThat(read.has("text")).isFalse();
    assertThat(window.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void no_state_of_the_room_has_a_barrier(ColorScheme scheme) {
    hire();
    String incident = major();
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
    Page page = signIn(window, "/console/p1");
    assertThat(page.locator(".p1-card").first()).isVisible();
    assertThat(window.barriers()).isEqualTo(List.of());
    page.locator("a[href='/console/p1/" + incident + "']").click();
    assertThat(page.locator(".p1-team li").first()).isVisible();
    assertThat(window.barriers()).isEqualTo(List.of());
    operator
        .post("/api/v1/incidents/" + incident + "/resolve", "{\"text\": \"Added disks\"}")
        .expect(200);
    assertThat(page.locator("#p1-findings")).isVisible();
    assertThat(window.barriers()).isEqualTo(List.of());
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen() {
    hire();
    Page page = signIn(BROWSERS.window(Browsers.Kind.PHONE), "/console/p1/" + major());
    assertThat(page.locator(".p1-team li").first()).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  private static void confirm(Page page) {
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
  }

  private static void say(Page page, String button, String text) {
    page.locator(button).click();
    page.locator("#field-text").fill(text);
    confirm(page);
  }

  private void hire() {
    operator
        .post(
            "/api/v1/engineers",
            "{\"id\": \"%s\", \"label\": \"%s\", \"shares\": {\"service-desk\": 1}}"
                .formatted(engineer, name))
        .expect(201);
  }

  private String major() {
    return operator
        .post(
            "/api/v1/incidents",
            """
            {"tenant": "%s", "summary": "Mail is down", "impact": "high", "urgency": "urgent",
             "major": true}
            """
                .formatted(tenant))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  private Client review(@Nullable String whose) {
    return whose == null ? operator : SERVER.client(whose, Role.CUSTOMER_VIEWER);
  }

  private Page signIn(Browsers.Window window, String path) {
    return window.signIn(operator.address(), operator.token(), path);
  }
}
