package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The wall in a real browser, on a real server. */
class WallIT {

  private static final double MOVED_MAX = 0.01;
  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();

  @Test
  void an_alarm_appears_without_loading_anew() {
    device("srv-001");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = signIn(window, "/");
    assertThat(page.locator(".live")).containsText("Live");
    page.evaluate("window.loadedOnce = true");
    alarm("srv-001", "The disk is full");
    assertThat(page.locator(".alarm-list").getByText(tenant + ":srv-001")).isVisible();
    assertThat(page.locator(".alarm-list").getByText("The disk is full").first()).isVisible();
    assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void it_asks_nobody_else_for_anything() {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = signIn(window, "/");
    assertThat(page.locator("#lines-title")).isVisible();
    page.keyboard().press("?");
    assertThat(page.locator("sl-dialog[open]")).isVisible();
    assertThat(page.getByText("Go to Wall")).isVisible();
    assertThat(window.requests()).isNotEmpty().allMatch(url -> url.startsWith(operator.address()));
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void what_users_write_stays_text() {
    String summary = "<img src=x onerror='window.harmed = true'><b>bold</b>";
    device("srv-xss");
    alarm("srv-xss", summary);
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = signIn(window, "/");
    assertThat(page.getByText("<b>bold</b>").first()).isVisible();
    assertThat(page.locator("main img, main b").count()).isZero();
    assertThat(page.evaluate("window.harmed === undefined")).isEqualTo(true);
    assertThat(window.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void it_has_no_barrier(ColorScheme scheme) {
    device("srv-axe");
    alarm("srv-axe", "Something to show");
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
    Page page = signIn(window, "/");
    assertThat(page.locator(".alarm-list li").first()).isVisible();
    assertThat(window.barriers()).isEqualTo(List.of());
  }

  /** Layout shift as browsers count it: shares of the window that have moved, times how far. */
  @ParameterizedTest
  @CsvSource({
    "/, .alarm-list li",
    "/console/queues, .rows .queue-row",
    "/console/tenants, main tbody th",
    "/console/devices, main tbody th"
  })
  void nothing_moves_when_its_data_arrives(String path, String data) {
    device("srv-still");
    alarm("srv-still", "Something to show");
    Page page = signIn(BROWSERS.window(Browsers.Kind.DESK), "/");
    page.addInitScript(
        """
        window.moved = 0;
        new PerformanceObserver((list) => {
          list.getEntries().forEach((entry) => { window.moved += entry.value; });
        }).observe({ type: 'layout-shift', buffered: true });
        """);
    page.navigate(operator.address() + path);
    assertThat(page.locator(data).first()).isVisible();
    assertThat(page.locator(".loading")).hasCount(0);
    assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isLessThan(MOVED_MAX);
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen() {
    Page page = signIn(BROWSERS.window(Browsers.Kind.PHONE), "/");
    assertThat(page.locator(".figures").first()).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    page.locator(".menu-button").click();
    assertThat(page.locator(".sections a").first()).isVisible();
  }

  private Page signIn(Browsers.Window window, String path) {
    return window.signIn(operator.address(), operator.token(), path);
  }

  private void device(String name) {
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"%s\"}".formatted(tenant, name))
        .expect(201);
  }

  private void alarm(String name, String summary) {
    operator
        .post(
            "/api/v1/intake/alertmanager?tenant=" + tenant,
            """
            {"version": "4", "status": "firing", "alerts": [{"status": "firing",
              "labels": {"alertname": "Disk", "instance": "%s", "severity": "critical"},
              "annotations": {"summary": "%s"},
              "startsAt": "2026-03-02T08:50:00Z", "endsAt": "0001-01-01T00:00:00Z",
              "fingerprint": "%s"}]}
            """
                .formatted(name, summary, tenant + name))
        .expect(202);
  }
}
