package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsPageIT {

  private static final String OWN = "a heron stands in the reeds";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final String token = server.token(null, Role.OPERATOR, Duration.ofHours(1)).token();
  private final String name = "w" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void somebody_is_let_in_chooses_a_password_and_adds_an_app() throws Exception {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(server.plane().address(), token, "/console/accounts");
    page.waitForSelector("tbody tr");
    page.keyboard().press("n");
    page.fill("#field-name", name);
    page.fill("#field-label", "Wilma Reed");
    page.selectOption("#field-role", "dispatcher");
    page.click(".dialog-form button[type=submit]");
    String once = page.locator(".account-secret").textContent();
    assertThat(once).matches("[a-z2-7]{4}(-[a-z2-7]{4}){4}");

    Browsers.Window other = BROWSERS.window(Browsers.Kind.DESK);
    Page own = other.page();
    own.navigate(server.plane().address() + "/sign-in?next=/console/account");
    fill(own, once);
    assertThat(own.locator(".form-error")).containsText("choose one of your own");
    own.fill("#chosen", OWN);
    fill(own, once);
    own.waitForURL("**/console/account");
    assertThat(own.locator("h1")).hasText("My account");
    assertThat(own.locator("ff-own-account")).containsText("dispatcher for all tenants");
    assertThat(own.locator("tbody tr")).hasCount(1);

    own.click("button:has-text('Add an app')");
    own.waitForSelector(".account-qr");
    own.fill("#field-code", code());
    own.click(".dialog-form button[type=submit]");
    assertThat(own.locator(".account-recovery li")).hasCount(10);
    own.keyboard().press("Escape");
    assertThat(own.locator("ff-own-account")).containsText("10 recovery codes are left");
    assertThat(other.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void neither_page_has_a_barrier_in_either_theme() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (String path : List.of("/console/accounts", "/console/account")) {
        Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
        Page page = window.signIn(server.plane().address(), token, path);
        page.waitForSelector("table");
        assertThat(window.barriers()).as("%s %s", path, scheme).isEqualTo(List.of());
      }
      Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK.lifted(scheme));
      window.page().navigate(server.plane().address() + "/sign-in");
      assertThat(window.barriers()).as("/sign-in %s", scheme).isEqualTo(List.of());
    }
  }

  @Test
  void on_a_telephone_nothing_is_wider_than_the_screen() {
    Page page =
        BROWSERS
            .window(Browsers.Kind.PHONE)
            .signIn(server.plane().address(), token, "/console/account");
    page.waitForSelector("h2");
    assertThat(
            page.evaluate(
                """
                [...document.querySelectorAll('body *')]
                  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
                    && !each.closest('.account-scroll'))
                  .map((each) => each.outerHTML.slice(0, 80))"""))
        .isEqualTo(List.of());
  }

  private void fill(Page page, String password) {
    page.fill("#name", name);
    page.fill("#password", password);
    page.click("form:first-of-type button[type=submit]");
  }

  private String code() throws Exception {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT totp FROM account WHERE name = '" + name + "'")) {
      assertThat(row.next()).isTrue();
      return new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6)
          .generateOneTimePasswordString(
              new SecretKeySpec(row.getBytes(1), "HmacSHA1"), Instant.now());
    }
  }
}
