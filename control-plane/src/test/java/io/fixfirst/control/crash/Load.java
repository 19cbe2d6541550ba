package io.fixfirst.control.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.control.crash.history.History;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that raise alarms, report incidents, write notes and look at them until they are stopped.
 * A report whose answer was lost is repeated under its key, as a careful client does.
 */
final class Load {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEVICES = 200;

  /** How the summary of each of its reports begins. */
  static final String REPORT = "report-";

  private final List<ServerProcess> servers;
  private final History history;
  private final String monitoringToken;
  private final String operatorToken;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicInteger serial = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();
  private final List<String> unanswered = new ArrayList<>();

  Load(ServerProcess server, History history, String monitoringToken, String operatorToken) {
    this(List.of(server), history, monitoringToken, operatorToken);
  }

  /**
   * @param servers nodes of one cluster, asked in turn
   */
  Load(List<ServerProcess> servers, History history, String monitoringToken, String operatorToken) {
    this.servers = List.copyOf(servers);
    this.history = history;
    this.monitoringToken = monitoringToken;
    this.operatorToken = operatorToken;
  }

  /** Runs the clients while {@code during} runs, and waits until each of them has ended. */
  void run(int clients, long seed, Interruption during) throws Exception {
    repeatUnanswered();
    running.set(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Random random = new Random(seed * 31 + i);
        all.add(threads.submit(() -> client(random)));
      }
      try {
        during.happen();
      } finally {
        running.set(false);
      }
      for (Future<?> client : all) {
        client.get();
      }
    }
  }

  /** What happens to the server meanwhile. */
  interface Interruption {
    void happen() throws Exception;
  }

  private ServerProcess next() {
    return servers.get(turns.getAndIncrement() % servers.size());
  }

  /** {@return the answer; null, and the history knows, if there was none} */
  private @Nullable HttpResponse<String> send(
      History.Asked asked, String path, String token, @Nullable String idempotencyKey, String body)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = next().send("POST", path, token, idempotencyKey, body);
      if (answer.statusCode() / 100 == 4) {
        history.refused(answer.body());
      }
      return answer;
    } catch (IOException _) {
      asked.lost();
      return null;
    }
  }

  /** {@return what a note is called in a history} */
  static String note(String text) {
    return "note " + text;
  }

  /** {@return what an alert is called in a history} */
  static String alert(String fingerprint) {
    return "alert " + fingerprint;
  }

  /** {@return what a report is called in a history} */
  static String report(String summary) {
    return "report " + summary;
  }

  private Void client(Random random) throws InterruptedException, IOException {
    while (running.get()) {
      int n = serial.incrementAndGet();
      switch (random.nextInt(7)) {
        case 0, 1 -> sendAlert(n);
        case 2, 3 -> sendReport(REPORT + n);
        case 4, 5 -> sendNote(n, random);
        default -> look(random);
      }
    }
    return null;
  }

  private void sendAlert(int n) throws InterruptedException {
    String fingerprint = "fp-" + n;
    String body =
        """
        {"version":"4","status":"firing","receiver":"fixfirst","alerts":[{"status":"firing",
        "labels":{"alertname":"Cpu","instance":"srv-%d","severity":"warning","service":"mail"},
        "annotations":{"summary":"CPU above 80 %%"},"startsAt":"%s","endsAt":
        "0001-01-01T00:00:00Z","fingerprint":"%s"}]}"""
            .formatted(n % DEVICES, Instant.now(), fingerprint);
    History.Asked asked = history.asks(alert(fingerprint));
    HttpResponse<String> answer =
        send(asked, "/api/v1/intake/alertmanager", monitoringToken, null, body);
    if (answer != null) {
      asked.answered(answer.statusCode(), null);
    }
  }

  private void sendReport(String key) throws InterruptedException, IOException {
    String body =
        """
        {"tenant":"kolding","summary":"%s","service":"mail","impact":"low","urgency":"normal"}"""
            .formatted(key);
    History.Asked asked = history.asks(report(key));
    HttpResponse<String> answer = send(asked, "/api/v1/incidents", operatorToken, key, body);
    if (answer == null) {
      repeatLater(key);
    } else if (answer.statusCode() / 100 != 2) {
      asked.answered(answer.statusCode(), null);
      repeatLater(key);
    } else {
      String id = JSON.readTree(answer.body()).path("id").asText();
      asked.answered(answer.statusCode(), id);
      if (answer.statusCode() == 201) {
        history.opened(id); // 202: it will open, and cannot be worked on before.
      }
    }
  }

  private void repeatLater(String key) {
    synchronized (unanswered) {
      unanswered.add(key);
    }
  }

  private void sendNote(int n, Random random) throws InterruptedException {
    List<String> known = history.open();
    if (known.isEmpty()) {
      return;
    }
    String text = "note-" + n;
    History.Asked asked = history.asks(note(text));
    HttpResponse<String> answer =
        send(
            asked,
            "/api/v1/incidents/" + known.get(random.nextInt(known.size())) + "/note",
            operatorToken,
            null,
            "{\"text\":\"" + text + "\"}");
    if (answer != null) {
      asked.answered(answer.statusCode(), null);
    }
  }

  private void look(Random random) throws InterruptedException {
    List<String> known = history.open();
    if (known.isEmpty()) {
      return;
    }
    String incident = known.get(random.nextInt(known.size()));
    long invoked = System.nanoTime();
    try {
      HttpResponse<String> answer =
          next().send("GET", "/api/v1/incidents/" + incident, operatorToken, null, null);
      if (answer.statusCode() == 200) {
        String revision = answer.headers().firstValue("ETag").orElseThrow().replace("\"", "");
        history.read(incident, invoked, Long.parseLong(revision));
      }
    } catch (IOException _) {
      return; // Nothing was seen.
    }
  }

  private void repeatUnanswered() throws InterruptedException, IOException {
    List<String> keys;
    synchronized (unanswered) {
      keys = List.copyOf(unanswered);
      unanswered.clear();
    }
    for (String key : keys) {
      sendReport(key);
    }
  }
}
