package io.fixfirst.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a real browser shows it, without a network. */
class HtmlReportIT {

  private static final String CHROMIUM = "/usr/bin/chromium";
  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final Results RESULTS = SampleResults.titled("A plan </script><b>& more");

  @TempDir private static Path directory;
  private static Playwright playwright;
  private static Browser browser;
  private static String address;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    Inputs inputs =
        new Inputs("./fixfirst simulate a.yaml", List.of(new Inputs.File("a.yaml", "name: a\n")));
    Path file = directory.resolve("report.html");
    address = Files.writeString(file, HtmlReport.of(RESULTS, inputs)).toUri().toString();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(CHROMIUM))
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @Test
  void it_opens_offline_without_an_error_and_asks_for_nothing_else() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280, false)) {
      Page page = page(context);
      assertThat(page.locator("h1").textContent()).isEqualTo("A plan </script><b>& more");
      assertThat(complaints).isEmpty();
      assertThat(requests).containsExactly(address);
    }
  }

  @Test
  void every_chart_is_drawn() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280, false)) {
      Page page = page(context);
      Object blank =
          page.evaluate(
              """
              [...document.querySelectorAll('.chart')].filter((place) => {
                const canvas = place.querySelector('canvas');
                return !canvas || !canvas.getContext('2d')
                  .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
              }).map((place) => place.id)
              """);
      assertThat(blank).isEqualTo(List.of());
      assertThat(page.locator(".chart").count()).isEqualTo(8);
    }
  }

  @Test
  void tiles_say_what_the_json_says() {
    double mean = ResultsJson.tree(RESULTS).at("/targets/0/estimate/mean").asDouble();
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280, false)) {
      assertThat(page(context).locator("#targets .value").first().textContent())
          .isEqualTo(String.format(Locale.ROOT, "%.1f %%", 100 * mean));
    }
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 390, false)) {
      assertThat(page(context).evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void it_has_no_serious_barrier(ColorScheme scheme) throws IOException {
    try (BrowserContext context = context(scheme, 1280, true)) {
      Page page = page(context);
      page.evaluate(
          "document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      page.evaluate(axe());
      Object barriers =
          page.evaluate(
              """
              axe.run().then((result) => result.violations
                .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                .map((each) => each.id + ': ' + each.nodes.map((node) => node.html).join(' ')))
              """);
      assertThat(barriers).isEqualTo(List.of());
    }
  }

  @Test
  void on_paper_charts_fit_and_are_drawn_in_ink_that_shows_on_white() {
    try (BrowserContext context = context(ColorScheme.DARK, 1280, false)) {
      Page page = page(context);
      String ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')";
      assertThat(page.evaluate(ink)).isEqualTo("#e9eef3");
      int open =
          page.locator("details[open]").count(); // A section without a chart shows its table.
      page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      page.setViewportSize(700, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.evaluate(ink)).isEqualTo("#16202b");
      assertThat(page.locator("details[open]").count()).isGreaterThan(open);
      assertThat(
              page.evaluate(
                  """
                  [...document.querySelectorAll('.chart canvas')]
                    .filter((canvas) => canvas.getBoundingClientRect().right > 700)
                    .map((canvas) => canvas.closest('.chart').id)
                  """))
          .isEqualTo(List.of());
      page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      assertThat(page.locator("details[open]").count()).isEqualTo(open);
      assertThat(page.pdf()).isNotEmpty();
      assertThat(complaints).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream in = HtmlReportIT.class.getClassLoader().getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Offline; the page's policy is lifted only for the tool that looks for barriers. */
  private static BrowserContext context(ColorScheme scheme, int width, boolean lifted) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setBypassCSP(lifted));
    context.setOffline(true);
    return context;
  }

  private Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(address);
    return page;
  }
}
