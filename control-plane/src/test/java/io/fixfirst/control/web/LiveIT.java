package io.fixfirst.control.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection breaks, and nothing is missed. */
class LiveIT {

  private static final Server SERVER = Server.one();
  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Client operator = SERVER.operator();
  private final String tenant = SERVER.tenant();

  @ParameterizedTest
  @CsvSource({"/, **/api/v1/wall*, .wall", "/console/queues, **/api/v1/queue?*, .queue"})
  void what_could_not_be_loaded_is_asked_for_again(String path, String asked, String shown) {
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/console/account");
    page.route(
        asked,
        route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
        new Page.RouteOptions().setTimes(1));
    page.navigate(operator.address() + path);
    assertThat(page.locator(".failed")).isVisible();
    assertThat(page.locator(shown)).isVisible();
    assertThat(page.locator(".failed")).hasCount(0);
  }

  @Test
  void a_broken_stream_is_told_and_goes_on_without_gap_or_double() throws IOException {
    try (Cut wire = new Cut(operator.address())) {
      Page page =
          BROWSERS
              .window(Browsers.Kind.DESK)
              .signIn(wire.address(), operator.token(), "/console/queues?tenant=" + tenant);
      assertThat(page.locator(".live")).containsText("Live");
      assertThat(page.locator(".queue")).isVisible();
      listen(page);
      String before = report("Before");
      assertThat(page.getByText("Before")).isVisible();

      wire.cut();
      assertThat(page.locator(".banner")).isVisible();
      assertThat(page.locator(".live")).containsText("Lost");
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        missed.add(report("While away " + i));
      }

      wire.mend();
      assertThat(page.getByText("While away 4")).isVisible();
      assertThat(page.locator(".banner")).isHidden();
      assertThat(page.locator(".live")).containsText("Live");
      Eventually.that(
          () -> {
            List<String> seen = seen(page);
            assertThat(seen).doesNotHaveDuplicates();
            for (String id : missed) {
              assertThat(seen).containsAll(events(id));
            }
            assertThat(seen).containsAll(events(before));
          });
    }
  }

  private static void listen(Page page) {
    page.evaluate(
        """
        async () => {
          window.seenEvents = [];
          const entry = performance.getEntriesByType('resource')
            .find((each) => each.name.endsWith('/store.js'));
          const { live } = await import(entry.name);
          live.addEventListener('event', ({ detail }) => window.seenEvents.push(detail.id));
        }
        """);
  }

  @SuppressWarnings("unchecked") // It is a list of strings.
  private static List<String> seen(Page page) {
    return (List<String>) page.evaluate("window.seenEvents");
  }

  private List<String> events(String incident) {
    List<String> ids = new ArrayList<>();
    for (JsonNode event :
        operator
            .get("/api/v1/incidents/" + incident + "/timeline")
            .expect(200)
            .json()
            .path("items")) {
      ids.add(event.path("id").asText());
    }
    assertThat(ids).isNotEmpty();
    return ids;
  }

  private String report(String summary) {
    Client.Answer answer =
        operator.post(
            "/api/v1/incidents",
            "{\"tenant\": \"%s\", \"summary\": \"%s\", \"impact\": \"low\", \"urgency\": \"low\"}"
                .formatted(tenant, summary));
    assertThat(answer.status()).isIn(201, 202);
    return answer.json().path("id").asText();
  }
}
