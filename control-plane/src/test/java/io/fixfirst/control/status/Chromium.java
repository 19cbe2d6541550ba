package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A real browser for tests; they are skipped, loudly, where there is none. */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    if (!Files.isExecutable(PROGRAM)) {
      System.err.println("SKIPPED: there is no Chromium, so nobody has looked at the status page.");
    }
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "no Chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  /** {@return a browser's window that runs no script of pages} */
  BrowserContext plain(String language, int width) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale(language)
            .setJavaScriptEnabled(false)
            .setViewportSize(width, 900));
  }

  /** {@return one that does, with the page's policy lifted for the tool that looks for barriers} */
  BrowserContext lifted(ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("en-GB")
            .setColorScheme(scheme)
            .setBypassCSP(true)
            .setViewportSize(1280, 900));
  }

  /** {@return a window as people have it} */
  BrowserContext ordinary() {
    return browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
  }

  /** Signs in through the page, as people do. */
  static void signIn(Page page, String address, String token, String next) {
    page.navigate(address + "/sign-in?next=" + next);
    page.locator("input[name=token]").fill(token);
    page.locator("button[type=submit]").first().click();
    page.waitForURL(address + next);
  }

  /** The page as it is has no barrier that axe knows of. */
  static void hasNoBarrier(Page page) {
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    page.evaluate(axe());
    Object barriers =
        page.evaluate(
            """
            axe.run().then((result) => result.violations
              .map((each) => each.id + ': ' + each.nodes.map((node) => node.html).join(' ')))
            """);
    assertThat(barriers).isEqualTo(List.of());
  }

  private static String axe() {
    try (InputStream in = Chromium.class.getClassLoader().getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
