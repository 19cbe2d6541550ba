package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking back at the wall, in a real browser. */
class LookBackIT {

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();

  @Test
  void a_p1_that_is_over_burns_again_in_the_past_and_keys_alone_lead_there_and_back() {
    String id = major("Records were down");
    Eventually.that(() -> assertThat(wall()).contains(id));
    Instant then = SERVER.plane().runtime().clock().now();
    act(id, "workaround", "{\"text\": \"By phone\"}");
    act(id, "resolve", "{\"text\": \"Mended\"}");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/");
    assertThat(page.locator(".live")).containsText("Live");
    assertThat(page.locator("#lines-title")).isVisible(); // Only then the page has its keys.
    assertThat(page.locator(".majors").getByText("Records were down")).hasCount(0);
    page.keyboard().press("t");
    assertThat(page.locator(".past")).containsText("As it was");
    assertThat(page.locator("button.declare")).hasCount(0);
    assertThat(page.locator(".bar .live")).hasText("Past");
    page.keyboard().press("Escape");
    assertThat(page.locator(".past")).hasCount(0);
    assertThat(page.locator("button.declare")).isVisible();
    page.navigate(operator.address() + "/?at=" + then);
    assertThat(page.locator(".majors").getByText("Records were down")).isVisible();
    page.locator(".majors").getByText("Records were down").click();
    assertThat(page.locator(".ticket-past")).containsText("As it was at");
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void a_moment_before_everything_is_said_plainly() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/?at=2001-01-01T00:00:00Z");
    assertThat(page.locator(".failed")).containsText("Nothing is known of that moment");
    page.keyboard().press("Escape");
    assertThat(page.locator("#lines-title")).isVisible();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void it_has_no_barrier(ColorScheme scheme) {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
    Page page = window.signIn(operator.address(), operator.token(), "/");
    assertThat(page.locator("#lines-title")).isVisible();
    page.keyboard().press("t");
    assertThat(page.locator(".past")).isVisible();
    assertThat(page.locator(".wall[aria-busy=true]")).hasCount(0);
    assertThat(window.barriers()).isEqualTo(List.of());
  }

  private String wall() {
    return operator.get("/api/v1/wall").expect(200).text();
  }

  private String major(String summary) {
    return operator
        .post(
            "/api/v1/incidents",
            """
            {"tenant": "%s", "service": "records", "summary": "%s", "impact": "high",
             "urgency": "urgent", "major": true}
            """
                .formatted(tenant, summary))
        .json()
        .path("id")
        .asText();
  }

  private void act(String incident, String action, String body) {
    operator.post("/api/v1/incidents/" + incident + "/" + action, body).expect(200);
  }
}
