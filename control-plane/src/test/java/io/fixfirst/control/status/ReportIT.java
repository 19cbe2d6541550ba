package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.web.Browsers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer reports an incident in a real browser. */
class ReportIT {

  private static final String ADDRESS = Server.one().plane().address();
  private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final String tenant = Server.one().tenant();
  private final String path = "/status/" + tenant + "/report";
  private final String token =
      Server.one().token(tenant, Role.CUSTOMER_REPORTER, Duration.ofHours(1)).token();
  private final Client operator = Server.one().operator();

  @Test
  void without_scripts_the_due_time_is_shown_before_sending() {
    try (BrowserContext context = BrowserVisits.plain(BROWSERS, "en-GB", 390)) {
      Page page = context.newPage();
      BrowserVisits.signIn(page, ADDRESS, token, "/status/" + tenant);
      page.locator("a.button").click();
      page.locator("#summary").fill("Mail is <b>slow</b>");
      page.locator("#service").selectOption("mail");
      page.locator("input[value=MEDIUM]").check();
      page.locator("input[name=urgency][value=URGENT]").check();
      page.locator("button[value=check]").click();
      assertThat(page.locator("#due").textContent())
          .startsWith("Priority: High. We answer by ")
          .contains("and solve it by");
      assertThat(page.locator("dl").textContent()).contains("Mail is <b>slow</b>");
      page.locator("button[value=change]").click();
      assertThat(page.locator("#summary").inputValue()).isEqualTo("Mail is <b>slow</b>");
      assertThat(page.locator("input[value=MEDIUM]").isChecked()).isTrue();
      page.locator("#summary").fill("Mail stands still");
      page.locator("input[name=major]").check();
      page.locator("button[value=check]").click();
      assertThat(page.locator("#due").textContent()).startsWith("Priority: Major incident.");
      page.locator("button[value=send]").click();
      String sent = page.locator("[role=status] h2").textContent();
      assertThat(sent).startsWith("Thank you. Your report has the number " + tenant + "-");
      JsonNode incident = incident(sent.replaceAll(".*(" + tenant + "-[0-9]+).*", "$1"));
      assertThat(incident.path("summary").asText()).isEqualTo("Mail stands still");
      assertThat(incident.path("priority").asText()).isEqualTo("p1");
      assertThat(incident.path("reportedBy").asText()).startsWith("customer:");
      assertThat(incident.path("channel").asText()).isEqualTo("portal");
    }
  }

  @Test
  void with_scripts_the_due_time_follows_the_choice() {
    try (BrowserContext context = BrowserVisits.ordinary(BROWSERS)) {
      Page page = context.newPage();
      BrowserVisits.signIn(page, ADDRESS, token, path);
      page.locator("input[value=LOW]").first().check();
      page.locator("input[name=urgency][value=NORMAL]").check();
      Eventually.that(
          () -> assertThat(page.locator("#due").textContent()).startsWith("Priority: Medium."));
      page.locator("input[name=major]").check();
      Eventually.that(
          () ->
              assertThat(page.locator("#due").textContent())
                  .startsWith("Priority: Major incident."));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void the_pages_have_no_barrier(ColorScheme scheme) {
    try (BrowserContext context = BrowserVisits.lifted(BROWSERS, scheme)) {
      Page page = context.newPage();
      BrowserVisits.signIn(page, ADDRESS, token, path);
      BrowserVisits.hasNoBarrier(page);
      page.locator("#summary").fill("Mail is slow");
      page.locator("input[value=MEDIUM]").check();
      page.locator("input[name=urgency][value=HIGH]").check();
      page.locator("button[value=check]").click();
      BrowserVisits.hasNoBarrier(page);
      page.locator("button[value=send]").click();
      BrowserVisits.hasNoBarrier(page);
    }
  }

  @Test
  void what_is_missing_is_said_and_what_was_written_stays() {
    Client.Answer answer = post(token, "key=" + KEY + "&description=All+of+it&step=send");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("Say in one line what does not work")
        .contains("Say who is hit.")
        .contains("All of it</textarea>");
  }

  @Test
  void sending_twice_opens_one_incident() {
    String form = "key=" + KEY + "&summary=Twice&impact=LOW&urgency=LOW&step=send";
    String first = post(token, form).expect(303).header("Location");
    assertThat(first).startsWith(path + "?sent=" + tenant + "-").endsWith("&lang=en");
    assertThat(post(token, form).expect(303).header("Location")).isEqualTo(first);
  }

  @Test
  void only_those_who_may_report_for_the_tenant_find_the_form() {
    String viewer = Server.one().token(tenant, Role.CUSTOMER_VIEWER, Duration.ofHours(1)).token();
    String other =
        Server.one()
            .token(Server.one().tenant(), Role.CUSTOMER_REPORTER, Duration.ofHours(1))
            .token();
    for (String one : new String[] {viewer, other}) {
      new Client(ADDRESS, one).get(path).expect(404);
      post(one, "key=" + KEY + "&summary=No&impact=LOW&urgency=LOW&step=send").expect(404);
    }
    assertThat(Server.one().stranger().get(path).expect(303).header("Location"))
        .startsWith("/sign-in?next=");
    assertThat(Server.one().stranger().get("/status/nobody-at-all/report").expect(303).status())
        .isEqualTo(303);
  }

  @Test
  void a_form_of_another_site_is_refused() {
    String session =
        Server.one()
            .stranger()
            .post("/api/v1/session", "{\"token\": \"" + token + "\"}")
            .expect(201)
            .header("Set-Cookie")
            .replaceAll(";.*", "");
    Client browser = new Client(ADDRESS, null);
    browser
        .send(
            browser
                .request(path, "Cookie", session, "Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("key=" + KEY + "&summary=No&step=send"))
                .build())
        .problem(403, "access.cross-site");
  }

  private JsonNode incident(String id) {
    return Eventually.get(() -> operator.get("/api/v1/incidents/" + id).expect(200).json());
  }

  private Client.Answer post(String secret, String form) {
    Client client = new Client(ADDRESS, secret);
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }
}
