package io.fixfirst.control.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes the pictures of {@code docs/screenshots} from a running demo; {@code docs/screenshots.sh}
 * starts both. By its name it is no test of {@code mvn verify}.
 */
class Screenshots {

  private static final String ADDRESS = System.getProperty("screenshots.address", "");
  private static final String TOKEN = System.getProperty("screenshots.token", "");
  private static final Path DIRECTORY = Path.of(System.getProperty("screenshots.directory", "."));

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = new Client(ADDRESS, TOKEN);

  @Test
  void of_the_main_pages() {
    JsonNode major =
        Eventually.get(
            () -> operator.get("/api/v1/incidents?priority=p1&state=open").expect(200).json(),
            page -> !page.path("items").isEmpty());
    String p1 = major.at("/items/0/id").asText();
    JsonNode alarm =
        Eventually.get(
            () -> operator.get("/api/v1/incidents?state=open&sort=due").expect(200).json(),
            page -> page.path("items").size() > 4);
    Browsers.Window light = BROWSERS.window(Browsers.Kind.DESK);
    Browsers.Window dark =
        BROWSERS.window(new Browsers.Kind(ColorScheme.DARK, 1440, 900, true, false));
    take(light, "wall", "/", ".tiles");
    take(dark, "wall-dark", "/", ".tiles");
    take(light, "queues", "/console/queues", "[role=row], tbody tr");
    take(light, "p1-room", "/console/p1/" + p1, "h1");
    String ticket = alarm.at("/items/1/id").asText();
    take(light, "ticket", "/console/incidents/" + ticket, "#ticket-then");
    take(light, "tenant", "/console/tenants/kolding", ".ten-matrix");
    take(light, "organisation", "/console/organisation", "h1");
    take(dark, "planner", "/console/planner/new", ".planner-fine");
    String device =
        operator.get("/api/v1/devices?limit=1").expect(200).json().at("/items/0/id").asText();
    take(light, "device", "/console/devices/" + device, "ff-readings canvas");
    Instant now =
        Instant.parse(operator.get("/api/v1/clock").expect(200).json().path("now").asText());
    take(light, "look-back", "/?at=" + now.minus(Duration.ofMinutes(10)), ".past");
    take(light, "status", "/status/kolding", "h1");
  }

  private static void take(Browsers.Window window, String name, String path, String until) {
    Page page = window.page();
    if (page.url().startsWith(ADDRESS)) {
      page.navigate(ADDRESS + path);
    } else {
      Page _ = window.signIn(ADDRESS, TOKEN, path);
    }
    page.waitForSelector(until);
    page.waitForTimeout(1_000); // What is drawn after that: charts, and what has just come in.
    page.screenshot(
        new Page.ScreenshotOptions().setPath(DIRECTORY.resolve("%s.png".formatted(name))));
  }
}
