package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What do very many open incidents do to those who look at them? */
final class OpenTickets {

  private static final int CONNECTIONS = 64;
  private static final int LOOKS = 20;
  private static final int WARM_UP = 5;
  private static final String REPORT =
      "{\"tenant\":\"kolding\",\"summary\":\"No mail\",\"impact\":\"medium\",\"urgency\":\"normal\"}";

  private final ServerUnderTest server;
  private final Sheet sheet;
  private final String token;
  private long open;

  OpenTickets(ServerUnderTest server, Sheet sheet) throws IOException {
    this.server = server;
    this.sheet = sheet;
    this.token = server.operatorToken();
  }

  /** Opens them all. */
  void open(long count) throws IOException, InterruptedException {
    byte[] report = RawHttp.post("/api/v1/incidents", token, REPORT);
    IntakeLoad.Result result = IntakeLoad.run(server.port(), CONNECTIONS, count, 0, _ -> report);
    open += count;
    sheet.figure(
        "incidents reported, one per request",
        What.of("system.reports", "/s", Better.MORE),
        List.of(result.perSecond()));
  }

  /** How long the first report takes. */
  void reportOne() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    String _ = server.call("POST", "/api/v1/incidents", token, REPORT);
    sheet.row(
        "  the first report after that",
        String.format(Locale.ROOT, "%.0f ms", (System.nanoTime() - begin) / 1e6));
  }

  /** Looks at them as the console does. */
  void look() throws IOException, InterruptedException {
    for (String page : List.of("queue", "wall")) {
      List<Double> millis = new ArrayList<>();
      long length = 0;
      for (int i = -WARM_UP; i < LOOKS; i++) {
        long begin = System.nanoTime();
        length = server.call("GET", "/api/v1/" + page, token, null).length();
        if (i >= 0) {
          millis.add((System.nanoTime() - begin) / 1e6);
        }
      }
      Collections.sort(millis);
      sheet.figure(
          "the " + page + " at " + open + " open incidents, first page, median of " + LOOKS,
          What.of("system." + page, "ms", Better.LESS),
          List.of(millis.get(LOOKS / 2)));
      sheet.row(
          "  the slowest of them, and its length",
          String.format(Locale.ROOT, "%.0f ms, %,d bytes", millis.getLast(), length));
    }
  }
}
