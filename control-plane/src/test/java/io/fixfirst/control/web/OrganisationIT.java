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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People, teams, shifts and gaps in a real browser, on a real server. */
class OrganisationIT {

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String id = "o" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void an_engineer_is_taken_on_goes_on_leave_and_leaves() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = signIn(window, "/console/organisation");
    page.getByText("New engineer").click();
    page.locator("#org-id").fill(id);
    page.locator("#org-label").fill("Hanna " + id);
    page.locator("#share-infrastructure").fill("60");
    page.locator("#share-service-desk").fill("60");
    page.locator("#shift-friday").fill("from nine");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("#org-shares-wrong")).containsText("120 %");
    assertThat(page.locator("#shift-friday")).hasAttribute("aria-invalid", "true");
    page.locator("#share-service-desk").fill("40");
    page.locator("#shift-friday").fill("09:00-12:00, 13:00-15:00");
    page.locator("#org-zone").fill("Europe/Nowhere");
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("#org-zone-wrong")).containsText("time zone");
    page.locator("#org-zone").fill("Europe/Helsinki");
    confirm(page);
    page.locator("#org-find").fill(id);
    assertThat(page.locator(".org-row").nth(1)).containsText("infrastructure 60 %");
    JsonNode profile = operator.get("/api/v1/engineers/" + id).expect(200).json().path("profile");
    assertThat(profile.at("/shifts/week/friday/1/to").asText()).startsWith("15:00");
    assertThat(profile.at("/shifts/zone").asText()).isEqualTo("Europe/Helsinki");

    page.locator(".org-presence").click();
    page.locator("#field-presence").selectOption("on-leave");
    confirm(page);
    assertThat(page.locator(".org-presence")).containsText("On leave");
    page.getByLabel("Hanna " + id + " leaves").click();
    confirm(page);
    assertThat(page.getByText("Nobody fits.")).isVisible();
  }

  @Test
  void a_team_is_made_and_removed() {
    Page page = signIn(BROWSERS.window(Browsers.Kind.DESK), "/console/organisation/teams");
    page.getByText("New team").click();
    page.locator("#org-id").fill(id);
    page.locator("#org-label").fill("Team " + id);
    page.locator("#org-categories").fill("mainframe" + id);
    confirm(page);
    assertThat(page.locator("#team-" + id)).hasText("Team " + id);
    page.getByLabel("Remove Team " + id).click();
    confirm(page);
    assertThat(page.locator("#team-" + id)).hasCount(0);
  }

  @Test
  void shifts_of_another_zone_are_shown_in_the_viewers() {
    hire("Europe/Helsinki");
    Page page = signIn(BROWSERS.window(Browsers.Kind.DESK), "/console/organisation/shifts");
    page.getByLabel("The week after").click();
    Locator row =
        page.locator(".org-week tr").filter(new Locator.FilterOptions().setHasText("Ines " + id));
    assertThat(row).containsText("Europe/Helsinki");
    assertThat(row).containsText("08:00–10:00"); // 9 to 11 there is 8 to 10 in Copenhagen.
  }

  @Test
  void coverage_tells_when_nobody_is_on_shift_and_for_whom_it_matters() {
    String tenant = SERVER.tenant(); // Served around the clock.
    hire("Europe/Copenhagen");
    JsonNode cover =
        operator
            .get("/api/v1/desk/coverage?days=7&from=" + Instant.now().plus(Duration.ofDays(7)))
            .expect(200)
            .json();
    JsonNode person =
        StreamSupport.stream(cover.path("people").spliterator(), false)
            .filter(one -> one.path("engineer").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(person.path("planned").asBoolean()).isTrue();
    assertThat(person.path("shifts").size()).isEqualTo(5);
    JsonNode team =
        StreamSupport.stream(cover.path("teams").spliterator(), false)
            .filter(one -> one.path("team").asText().equals("client-desktop"))
            .findFirst()
            .orElseThrow();
    assertThat(team.path("gaps").path(0).path("promised").asBoolean()).as(tenant).isTrue();
    assertThat(Duration.parse(team.path("promisedGap").asText())).isPositive();
    SERVER.client(tenant, Role.CUSTOMER_VIEWER).get("/api/v1/desk/coverage").expect(403);
    operator.get("/api/v1/desk/coverage?days=99").problem(422, "request.invalid");
    operator.get("/api/v1/desk/coverage?from=soon").problem(422, "request.invalid");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void no_part_of_it_has_a_barrier(ColorScheme scheme) {
    hire("Europe/Copenhagen");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
    Page page = signIn(window, "/console/organisation");
    for (String shown : List.of(".org-people", ".org-teams", ".org-week", ".org-gaps")) {
      assertThat(page.locator(shown)).isVisible();
      assertThat(window.barriers()).isEqualTo(List.of());
      Locator next = page.locator(".org-tabs a[aria-current] + a");
      if (next.count() > 0) {
        next.click();
      }
    }
    page.locator(".org-tabs a").first().click();
    page.getByText("New engineer").click();
    assertThat(page.locator("#org-label")).isVisible();
    assertThat(window.barriers()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/teams", "/shifts", "/gaps"})
  void on_a_phone_nothing_is_wider_than_the_screen(String tab) {
    hire("Europe/Copenhagen");
    Page page = signIn(BROWSERS.window(Browsers.Kind.PHONE), "/console/organisation" + tab);
    assertThat(page.locator(".org-people, .org-teams, .org-week, .org-gaps")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  private void hire(String zone) {
    String day = "[{\"from\": \"09:00\", \"to\": \"11:00\"}]";
    operator
        .post(
            "/api/v1/engineers",
            """
            {"id": "%s", "label": "Ines %s", "shares": {"client-desktop": 1},
             "shifts": {"zone": "%s", "week": {"monday": %s, "tuesday": %s, "wednesday": %s,
               "thursday": %s, "friday": %s}}}
            """
                .formatted(id, id, zone, day, day, day, day, day))
        .expect(201);
  }

  private static void confirm(Page page) {
    page.locator("sl-dialog[open] button.primary").click();
    assertThat(page.locator("sl-dialog")).hasCount(0);
  }

  private Page signIn(Browsers.Window window, String path) {
    return window.signIn(operator.address(), operator.token(), path);
  }
}
