package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues and tickets in a real browser, on a real server. */
class TicketsIT {

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();

  @Test
  void a_ticket_is_taken_escalated_and_resolved_by_keys_only() {
    engineer("service-desk");
    String id = report("The screen stays black");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = queue(window);
    assertThat(page.getByText("The screen stays black")).isVisible();

    page.keyboard().press("j");
    page.keyboard().press("t");
    assertThat(page.locator("sl-dialog[open] select[name=engineer]")).isFocused();
    page.keyboard().press("Control+Enter");
    Eventually.that(() -> assertThat(incident(id).path("state").asText()).isEqualTo("working"));
    assertThat(page.locator("sl-dialog")).hasCount(0);

    page.keyboard().press("e");
    assertThat(page.locator("sl-dialog[open] select[name=line]")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().type("Business"); // Nobody is there, so the desk hands it to nobody meanwhile.
    page.keyboard().press("Tab");
    page.keyboard().type("It needs somebody on site");
    page.keyboard().press("Control+Enter");
    Eventually.that(() -> assertThat(incident(id).path("line").asText()).isEqualTo("second"));
    assertThat(page.locator("sl-dialog")).hasCount(0);
    Eventually.that(() -> assertThat(incident(id).path("state").asText()).isEqualTo("queued"));
    assertThat(incident(id).path("team").asText()).isEqualTo("business-systems");
    page.reload(); // Who acts on what is older than that is told so.
    assertThat(page.getByText("The screen stays black")).isVisible();
    page.keyboard().press("j");

    page.keyboard().press("r");
    assertThat(page.locator("sl-dialog[open] textarea")).isFocused();
    page.keyboard().type("A new cable");
    page.keyboard().press("Control+Enter");
    Eventually.that(() -> assertThat(incident(id).path("state").asText()).isEqualTo("resolved"));
    assertThat(page.getByText("The screen stays black")).hasCount(0);
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void what_is_refused_stays_in_the_dialog_with_its_reason() {
    String id = report("Nothing prints");
    Page page = queue(BROWSERS.window(Browsers.Kind.DESK));
    assertThat(page.getByText("Nothing prints")).isVisible();
    page.keyboard().press("j");
    page.keyboard().press("w");
    assertThat(page.locator("sl-dialog[open] select[name=reason]")).isFocused();
    page.locator("sl-dialog textarea").fill("Too late");
    operator.post("/api/v1/incidents/" + id + "/resolve", "{\"text\": \"Done\"}").expect(200);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("sl-dialog .form-error")).containsText("operator resolved it");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("sl-dialog .form-error")).containsText("is resolved");
    assertThat(page.locator("sl-dialog textarea")).hasValue("Too late");
  }

  @Test
  void filters_and_search_are_in_the_address() {
    report("Alpha is broken");
    report("Beta is broken");
    Page page = queue(BROWSERS.window(Browsers.Kind.DESK));
    assertThat(page.getByText("Beta is broken")).isVisible();
    page.keyboard().press("/");
    page.keyboard().type("alpha");
    assertThat(page.getByText("Beta is broken")).hasCount(0);
    assertThat(page.getByText("Alpha is broken")).isVisible();
    assertThat(page.url()).contains("text=alpha");
    page.reload();
    assertThat(page.getByText("Alpha is broken")).isVisible();
    assertThat(page.getByText("Beta is broken")).hasCount(0);
  }

  @Test
  void a_ticket_tells_everything_as_it_happens_and_what_may_be_done() {
    String id = report("<i>Slow</i> & <script>window.harmed = true</script>");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/console/incidents/" + id);
    assertThat(page.locator("h1")).hasText("<i>Slow</i> & <script>window.harmed = true</script>");
    operator
        .post("/api/v1/incidents/" + id + "/note", "{\"text\": \"<b>Asked</b> the user\"}")
        .expect(200);
    assertThat(page.locator(".timeline blockquote").getByText("<b>Asked</b> the user")).isVisible();
    assertThat(page.locator(".ledger").first()).isVisible();
    assertThat(page.locator("main i, main b, main script")).hasCount(0);
    assertThat(page.evaluate("window.harmed === undefined")).isEqualTo(true);
    assertThat(page.locator("button[aria-disabled=true]", hasText("Reopen"))).isVisible();
    assertThat(page.locator("#why-reopen")).not().isEmpty();
    assertThat(page.locator("button[aria-disabled=false]", hasText("Resolve"))).isVisible();
    assertThat(window.complaints()).isEmpty();
    assertThat(window.requests()).allMatch(url -> url.startsWith(operator.address()));
  }

  @ParameterizedTest
  @CsvSource({"queues, LIGHT", "queues, DARK", "ticket, LIGHT", "ticket, DARK", "dialog, DARK"})
  void there_is_no_barrier(String what, ColorScheme scheme) {
    engineer("service-desk");
    String id = report("A barrier?");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
    String path =
        what.equals("ticket") ? "/console/incidents/" + id : "/console/queues?tenant=" + tenant;
    Page page = window.signIn(operator.address(), operator.token(), path);
    assertThat(page.getByText("A barrier?").first()).isVisible();
    if (what.equals("ticket")) {
      assertThat(page.locator(".ledger").first()).isVisible();
    } else {
      page.keyboard().press("j");
    }
    if (what.equals("dialog")) {
      page.keyboard().press("a");
      assertThat(page.locator("sl-dialog[open] .choice").first()).isVisible();
    }
    assertThat(window.barriers()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource({"queues", "ticket"})
  void on_a_phone_nothing_is_wider_than_the_screen(String what) {
    String id = report("On a phone at three in the morning");
    String path =
        what.equals("ticket") ? "/console/incidents/" + id : "/console/queues?tenant=" + tenant;
    Page page =
        BROWSERS.window(Browsers.Kind.PHONE).signIn(operator.address(), operator.token(), path);
    assertThat(page.getByText("On a phone at three").first()).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  private Page queue(Browsers.Window window) {
    Page page =
        window.signIn(operator.address(), operator.token(), "/console/queues?tenant=" + tenant);
    assertThat(page.locator(".queue")).isVisible();
    return page;
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private JsonNode incident(String id) {
    return operator.get("/api/v1/incidents/" + id).expect(200).json();
  }

  private void engineer(String team) {
    String id = "e" + UUID.randomUUID().toString().substring(0, 8);
    operator
        .post("/api/v1/engineers", "{\"id\": \"%s\", \"shares\": {\"%s\": 1}}".formatted(id, team))
        .expect(201);
  }

  private String report(String summary) {
    Client.Answer answer =
        operator.post(
            "/api/v1/incidents",
            "{\"tenant\": \"%s\", \"summary\": \"%s\", \"impact\": \"low\", \"urgency\": \"low\"}"
                .formatted(tenant, summary));
    assertThat(answer.status()).isIn(201, 202);
    String id = answer.json().path("id").asText();
    Eventually.that(() -> operator.get("/api/v1/incidents/" + id).expect(200));
    return id;
  }
}
