package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.web.Browsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a real browser shows it, with scripts off. */
class StatusBrowserIT {

  private static final String ADDRESS = Server.one().plane().address();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();
  private static String tenant;

  @BeforeAll
  static void open() {
    tenant = StatusDesk.open();
    StatusDesk.major(tenant, "mail", "We have found the cause and replace a disk.");
    StatusDesk.seen(tenant, answer -> answer.text().contains("replace a disk"));
  }

  @Test
  void without_scripts_it_shows_everything_in_one_answer() {
    List<String> requests = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = BrowserVisits.plain(BROWSERS, "en-GB", 1280)) {
      Page page = context.newPage();
      page.onRequest(request -> requests.add(request.url()));
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(ADDRESS + "/status/" + tenant);
      assertThat(page.locator("h1").textContent()).isEqualTo("A major incident is under way");
      assertThat(page.locator(".posts li").first().textContent()).contains("replace a disk");
      assertThat(page.locator("svg.bars").first().boundingBox().height).isGreaterThan(20);
      assertThat(page.locator(".services > li").count()).isEqualTo(2);
    }
    assertThat(complaints).isEmpty();
    assertThat(requests.stream().filter(url -> !url.startsWith("data:")).toList())
        .containsExactly(ADDRESS + "/status/" + tenant);
  }

  @ParameterizedTest
  @CsvSource({
    "da-DK, Der er et større nedbrud",
    "sv-SE, En allvarlig störning pågår",
    "nl-NL, Er is een grote storing",
    "en-US, A major incident is under way"
  })
  void the_browsers_language_is_spoken(String language, String words) {
    try (BrowserContext context = BrowserVisits.plain(BROWSERS, language, 1280)) {
      Page page = context.newPage();
      page.navigate(ADDRESS + "/status/" + tenant);
      assertThat(page.locator("h1").textContent()).isEqualTo(words);
      page.locator(".langs a").first().click();
      assertThat(page.url()).contains("?lang=");
    }
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen() {
    try (BrowserContext context = BrowserVisits.plain(BROWSERS, "da-DK", 360)) {
      Page page = context.newPage();
      page.navigate(ADDRESS + "/status/" + tenant);
      for (String part : List.of("main", "header", "footer", ".card", ".services")) {
        assertThat(page.locator(part).first().boundingBox().width).isLessThanOrEqualTo(360);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void it_has_no_barrier(ColorScheme scheme) {
    try (BrowserContext context = BrowserVisits.lifted(BROWSERS, scheme)) {
      Page page = context.newPage();
      page.navigate(ADDRESS + "/status/" + tenant);
      BrowserVisits.hasNoBarrier(page);
      page.navigate(ADDRESS + "/status/nobody-at-all");
      BrowserVisits.hasNoBarrier(page);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void who_is_signed_in_sees_their_own_tickets_without_a_barrier(ColorScheme scheme) {
    String id =
        StatusDesk.incident(
            """
            {"tenant": "%s", "summary": "<b>The mouse</b> squeaks", "impact": "low",
             "urgency": "low"}
            """
                .formatted(tenant));
    String token = Server.one().token(tenant, Role.CUSTOMER_VIEWER, Duration.ofHours(1)).token();
    try (BrowserContext context = BrowserVisits.lifted(BROWSERS, scheme)) {
      Page page = context.newPage();
      BrowserVisits.signIn(page, ADDRESS, token, "/status/" + tenant);
      Eventually.that(
          () -> {
            page.reload();
            assertThat(page.locator("table").textContent()).contains(id, "<b>The mouse</b>");
          });
      BrowserVisits.hasNoBarrier(page);
    }
  }
}
