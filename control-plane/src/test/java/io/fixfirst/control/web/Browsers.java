package io.fixfirst.control.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium for a class of tests, which registers it as an extension, or for one test, which
 * opens and closes it; without one they are skipped, and say so.
 */
public final class Browsers
    implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback, AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /** A page that does not come is a fault; one that comes late on a busy machine is none. */
  private static final double PATIENCE_MILLIS = 30_000;

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;
  private final List<Window> windows = new ArrayList<>();

  /** {@return an open one} */
  public static Browsers open() {
    Browsers browsers = new Browsers();
    browsers.start();
    return browsers;
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    start();
  }

  /** Says of a test that has failed what its windows show. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (test.getExecutionException().isPresent()) {
      windows.forEach(window -> System.err.println(test.getDisplayName() + ": " + window.tells()));
    }
    windows.clear();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    close();
  }

  private void start() {
    if (!Files.isExecutable(CHROMIUM)) {
      System.err.println("SKIPPED, because there is no " + CHROMIUM + ": what browsers show.");
    }
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "There is no " + CHROMIUM + ".");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  @Override
  public void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** {@return a browser's windows, to be closed with it} */
  public BrowserContext context(Browser.NewContextOptions options) {
    return Objects.requireNonNull(browser).newContext(options);
  }

  /** {@return what keeps people out of a page, one line for each kind, as axe finds it} */
  public static Object barriers(Page page) {
    page.evaluate(axe());
    return page.evaluate(
        """
        axe.run().then((result) => result.violations
          .map((each) => each.id + ': ' + each.nodes.map((node) => node.html).join(' ')))
        """);
  }

  /** What a browser is like. */
  public record Kind(ColorScheme scheme, int width, int height, boolean scripts, boolean lifted) {

    /** The policy holds, as for everybody. */
    public static final Kind DESK = new Kind(ColorScheme.LIGHT, 1440, 900, true, false);

    public static final Kind PHONE = new Kind(ColorScheme.DARK, 360, 740, true, false);

    /**
     * The policy is lifted, for the tool that looks for barriers, and nothing moves: what fades in
     * has too little contrast for a moment.
     */
    public Kind lifted(ColorScheme other) {
      return new Kind(other, width, height, scripts, true);
    }
  }

  /** {@return a window that nobody has signed in} */
  public Window window(Kind kind) {
    BrowserContext context =
        context(
            new Browser.NewContextOptions()
                .setColorScheme(kind.scheme())
                .setViewportSize(kind.width(), kind.height())
                .setJavaScriptEnabled(kind.scripts())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Copenhagen")
                .setReducedMotion(
                    kind.lifted() ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                .setBypassCSP(kind.lifted()));
    Window window = new Window(context.newPage());
    windows.add(window);
    return window;
  }

  /** A page, and everything that it asked for and complained about. */
  public static final class Window {

    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Window(Page page) {
      this.page = page;
      page.onRequest(request -> requests.add(request.url()));
      page.onRequestFailed(request -> failures.add(request.url() + " " + request.failure()));
      page.onResponse(
          response -> {
            if (response.status() >= 400) {
              failures.add(response.url() + " " + response.status());
            }
          });
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.text());
            }
          });
    }

    private String tells() {
      try {
        return "%s %s %s%n%s"
            .formatted(page.url(), complaints, failures, page.locator("body").innerText());
      } catch (PlaywrightException e) {
        return page.url() + " cannot be read: " + e.getMessage();
      }
    }

    /** {@return the page, signed in with a token and at a path} */
    public Page signIn(String address, String token, String path) {
      page.navigate(address + "/sign-in");
      page.fill("#token", token);
      page.click("#by-token button[type=submit]");
      page.waitForURL(url -> !url.contains("/sign-in"));
      if (!path.equals("/")) {
        page.navigate(address + path);
      }
      return page;
    }

    public Page page() {
      return page;
    }

    /** {@return the addresses of all requests} */
    public List<String> requests() {
      return requests;
    }

    /** {@return errors and warnings, also of the policy} */
    public List<String> complaints() {
      return complaints;
    }

    /** {@return what keeps people out, one line for each kind, as axe finds it} */
    public Object barriers() {
      return Browsers.barriers(page);
    }
  }

  private static String axe() {
    try (InputStream in = Browsers.class.getClassLoader().getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
