package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The room of a P1 and the organisation by keys alone: no test here touches the mouse. */
class ByKeysIT {

  private static final int STEPS_MAX = 150;

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();
  private final String id = "k" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_p1_is_declared_told_about_worked_around_and_resolved() {
    hire();
    Page page = open("/");
    assertThat(page.locator("#lines-title")).isVisible();
    page.keyboard().press("!");
    assertThat(page.locator("#p1-tenant")).isVisible();
    reach(page, "#p1-tenant");
    page.keyboard().type(tenant);
    reach(page, "#p1-summary");
    page.keyboard().type("Mail is down " + id);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("h1")).hasText("Mail is down " + id);
    assertThat(page.locator(".p1-team li").first()).isVisible();

    reach(page, "#p1-draft");
    page.keyboard().press("Control+a");
    page.keyboard().type("We are on it.");
    reach(page, "ff-p1-updates button.primary");
    page.keyboard().press("Enter");
    assertThat(page.locator(".p1-told")).containsText("We are on it.");

    say(page, ".p1-workaround", "By phone");
    assertThat(page.locator(".p1-over")).containsText("By phone");
    say(page, ".p1-resolve", "Mended");
    assertThat(page.locator("#p1-findings")).isVisible();
    reach(page, "#p1-findings");
    page.keyboard().type("The disk was full.");
    reach(page, ".p1-review button.primary");
  }

  @Test
  void an_engineer_is_taken_on_and_goes_on_leave() {
    Page page = open("/console/organisation");
    assertThat(page.locator("button:has-text('New engineer')")).isVisible();
    reach(page, "button:has-text('New engineer')");
    page.keyboard().press("Enter");
    assertThat(page.locator("#org-id")).isVisible();
    reach(page, "#org-id");
    page.keyboard().type(id);
    reach(page, "#org-label");
    page.keyboard().type("Kim " + id);
    reach(page, "#share-service-desk");
    page.keyboard().press("Control+a");
    page.keyboard().type("100");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("sl-dialog")).hasCount(0);
    reach(page, "#org-find");
    page.keyboard().type(id);
    assertThat(page.locator(".org-row").nth(1)).containsText("Kim " + id);
    reach(page, ".org-presence");
    page.keyboard().press("Enter");
    assertThat(page.locator("#field-presence")).isFocused();
    page.keyboard().type("On leave");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".org-presence")).containsText("On leave");
  }

  private static void say(Page page, String button, String text) {
    reach(page, button);
    page.keyboard().press("Enter");
    assertThat(page.locator("#field-text")).isFocused();
    page.keyboard().type(text);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("sl-dialog")).hasCount(0);
  }

  /** Goes on with the tabulator until it is there. */
  private static void reach(Page page, String selector) {
    page.locator(selector).first().waitFor();
    for (int steps = 0; steps < STEPS_MAX; steps++) {
      if (page.locator(selector).first().evaluate("each => each === document.activeElement")
          == Boolean.TRUE) {
        return;
      }
      page.keyboard().press("Tab");
    }
    assertThat(STEPS_MAX).as("steps to " + selector).isZero();
  }

  private void hire() {
    operator
        .post(
            "/api/v1/engineers",
            "{\"id\": \"%s\", \"label\": \"Kim\", \"shares\": {\"service-desk\": 1}}".formatted(id))
        .expect(201);
  }

  private Page open(String path) {
    return BROWSERS.window(Browsers.Kind.DESK).signIn(operator.address(), operator.token(), path);
  }
}
