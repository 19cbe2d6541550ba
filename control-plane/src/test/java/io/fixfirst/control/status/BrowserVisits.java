package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.web.Browsers;
import java.util.List;

/** How customers come to their pages, each with a browser's window. */
final class BrowserVisits {

  private BrowserVisits() {}

  /** {@return one with a browser that runs no script of pages} */
  static BrowserContext plain(Browsers browsers, String language, int width) {
    return browsers.context(
        new Browser.NewContextOptions()
            .setLocale(language)
            .setJavaScriptEnabled(false)
            .setViewportSize(width, 900));
  }

  /** {@return one with the page's policy lifted for the tool that looks for barriers} */
  static BrowserContext lifted(Browsers browsers, ColorScheme scheme) {
    return browsers.context(
        new Browser.NewContextOptions()
            .setLocale("en-GB")
            .setColorScheme(scheme)
            .setBypassCSP(true)
            .setViewportSize(1280, 900));
  }

  /** {@return one as people have it} */
  static BrowserContext ordinary(Browsers browsers) {
    return browsers.context(new Browser.NewContextOptions().setLocale("en-GB"));
  }

  /** Signs in through the page, as people do. */
  static void signIn(Page page, String address, String token, String next) {
    page.navigate(address + "/sign-in?next=" + next);
    page.locator("input[name=token]").fill(token);
    page.locator("#by-token button[type=submit]").click();
    page.waitForURL(address + next);
  }

  /** The page as it is has no barrier that axe knows of. */
  static void hasNoBarrier(Page page) {
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    assertThat(Browsers.barriers(page)).isEqualTo(List.of());
  }
}
