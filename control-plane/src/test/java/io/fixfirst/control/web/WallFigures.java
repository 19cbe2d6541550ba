package io.fixfirst.control.web;

import com.microsoft.playwright.Page;
import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Measures the wall in Chromium, and looks back at it; {@code docs/wall-figures.sh} runs it. By its
 * name it is no test of {@code mvn verify}.
 */
class WallFigures {

  private static final int TENANTS = 200;
  private static final int DEVICES = 5_000;
  private static final int TICKETS = 1_000;
  private static final int MANY_TICKETS = 10_000;
  private static final int LOADS = 20;
  private static final int EVENTS = 100;

  /** Notes when the wall is there, and when a text that is waited for is drawn. */
  private static final String WATCH =
      """
      const whenDrawn = (then) => requestAnimationFrame(() => setTimeout(then));
      const see = new MutationObserver(() => {
        if (!window.wallAt && document.querySelectorAll('.tiles li').length >= 200) {
          window.wallAt = -1;
          whenDrawn(() => { window.wallAt = performance.now(); });
        }
        const list = document.querySelector('.alarm-list');
        if (window.awaited && list?.textContent.includes(window.awaited)) {
          window.awaited = '';
          whenDrawn(() => { window.drawnAt = Date.now(); });
        }
      });
      see.observe(document, { subtree: true, childList: true, characterData: true });
      """;

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final FullDesk desk = new FullDesk(operator);
  private final PrintStream out = System.out;

  @Test
  void of_the_wall() throws Exception {
    desk.tenants(TENANTS);
    desk.engineers(40);
    desk.devices(DEVICES, TENANTS);
    desk.tickets(0, TICKETS, TENANTS);
    out.printf(
        "Wall: %d tenants, %d devices, %d open tickets.%nMachine: %s%nLoad average: %s%n",
        TENANTS, DEVICES, TICKETS, machine(), loadAverage());
    firstPaint();
    events();
    answers("GET /api/v1/wall", TICKETS, () -> ask("/api/v1/wall"));
    Instant early = Instant.now();
    desk.tickets(TICKETS, MANY_TICKETS, TENANTS);
    Instant all = Instant.now();
    answers("GET /api/v1/wall", MANY_TICKETS, () -> ask("/api/v1/wall"));
    answers(
        "GET /api/v1/wall?at=, before most were opened",
        TICKETS,
        () -> ask("/api/v1/wall?at=" + early));
    answers(
        "GET /api/v1/wall?at=, none changed since",
        MANY_TICKETS,
        () -> ask("/api/v1/wall?at=" + all));
    desk.changeAll();
    answers(
        "GET /api/v1/wall?at=, all changed since",
        MANY_TICKETS,
        () -> ask("/api/v1/wall?at=" + all));
    out.printf("Load average: %s%n", loadAverage());
  }

  private void firstPaint() {
    long[] painted = new long[LOADS];
    long[] filled = new long[LOADS];
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/");
    page.addInitScript(WATCH);
    for (int i = 0; i < LOADS; i++) {
      page.navigate(operator.address() + "/");
      filled[i] = number(page.evaluate(once("wallAt")));
      painted[i] =
          number(
              page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
    }
    row("First contentful paint", painted);
    row("The whole wall is there", filled);
  }

  private void events() throws SQLException, InterruptedException {
    long[] seen = new long[EVENTS];
    Browsers.Window window = BROWSERS.window(Browsers.Kind.DESK);
    Page page = window.signIn(operator.address(), operator.token(), "/");
    page.addInitScript(WATCH);
    page.navigate(operator.address() + "/");
    page.evaluate(once("wallAt"));
    for (int i = 0; i < EVENTS; i++) {
      TimeUnit.MILLISECONDS.sleep(900 + (i * 37) % 200); // Single events, not a stream of them.
      String mark = "mark-%03d-x".formatted(i);
      page.evaluate("(mark) => { window.drawnAt = 0; window.awaited = mark; }", mark);
      String tenant = FullDesk.tenant(i);
      String device = "srv-%05d".formatted(i);
      desk.alarm(tenant, device, mark);
      seen[i] = number(page.evaluate(once("drawnAt"))) - written(tenant + ":" + device);
    }
    row("An event is drawn after its write", seen);
  }

  /** The value of a variable once it is there; the policy lets nobody wait in another way. */
  private static String once(String variable) {
    return """
        new Promise((then) => {
          const look = () => window.%s > 0 ? then(window.%s) : setTimeout(look, 20);
          look();
        })
        """
        .formatted(variable, variable);
  }

  /** When the device's alarm was written, by the journal itself. */
  private long written(String device) throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT write_timestamp FROM event_journal WHERE persistence_id = ?"
                    + " AND event_ser_manifest LIKE '%alarm-raised' LIMIT 1")) {
      statement.setString(1, "device|" + device);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("It was never written (" + device + ").");
        }
        return row.getLong(1);
      }
    }
  }

  private void answers(String what, int tickets, LongSupplier ask) {
    long[] times = new long[LOADS];
    long first = ask.getAsLong();
    for (int i = 0; i < LOADS; i++) {
      times[i] = ask.getAsLong();
    }
    row("%s (%d open), first %d".formatted(what, tickets, first), times);
  }

  private long ask(String path) {
    long begun = System.nanoTime();
    operator.get(path).expect(200);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private void row(String what, long[] millis) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-70s n=%3d  median %4d ms  p95 %4d ms  max %4d ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
        sorted[sorted.length - 1]);
  }

  private static long number(Object value) {
    return Math.round(((Number) value).doubleValue());
  }

  private static String machine() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
    return Runtime.getRuntime().availableProcessors() + " cores (" + processor + ")";
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }
}
