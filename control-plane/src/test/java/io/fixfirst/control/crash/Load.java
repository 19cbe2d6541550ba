package io.fixfirst.control.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Clients that raise alarms, report incidents and write notes until they are stopped. A report
 * whose answer was lost is repeated under its key, as a careful client does.
 */
final class Load {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEVICES = 200;

  private final List<ServerProcess> servers;
  private final Witness witness;
  private final String monitoringToken;
  private final String operatorToken;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicInteger serial = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();
  private final List<String> unanswered = new ArrayList<>();

  Load(ServerProcess server, Witness witness, String monitoringToken, String operatorToken) {
    this(List.of(server), witness, monitoringToken, operatorToken);
  }

  /**
   * @param servers nodes of one cluster, asked in turn
   */
  Load(List<ServerProcess> servers, Witness witness, String monitoringToken, String operatorToken) {
    this.servers = List.copyOf(servers);
    this.witness = witness;
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

  private HttpResponse<String> send(
      String path, String token, @Nullable String idempotencyKey, String body)
      throws IOException, InterruptedException {
    ServerProcess server = servers.get(turns.getAndIncrement() % servers.size());
    return server.send("POST", path, token, idempotencyKey, body);
  }

  private Void client(Random random) throws InterruptedException, IOException {
    while (running.get()) {
      int n = serial.incrementAndGet();
      switch (random.nextInt(3)) {
        case 0 -> alert(n);
        case 1 -> report("report-" + n);
        default -> note(n, random);
      }
    }
    return null;
  }

  private void alert(int n) throws InterruptedException {
    String fingerprint = "fp-" + n;
    String body =
        """
        {"version":"4","status":"firing","receiver":"fixfirst","alerts":[{"status":"firing",
        "labels":{"alertname":"Cpu","instance":"srv-%d","severity":"warning","service":"mail"},
        "annotations":{"summary":"CPU above 80 %%"},"startsAt":"%s","endsAt":
        "0001-01-01T00:00:00Z","fingerprint":"%s"}]}"""
            .formatted(n % DEVICES, Instant.now(), fingerprint);
    try {
      HttpResponse<String> answer =
          send("/api/v1/intake/alertmanager", monitoringToken, null, body);
      witness.answered(answer);
      if (answer.statusCode() == 202 && JSON.readTree(answer.body()).path("refused").asInt() == 0) {
        witness.alertAccepted(fingerprint);
      }
    } catch (IOException _) {
      witness.answerLost();
    }
  }

  private void report(String key) throws InterruptedException {
    String body =
        """
        {"tenant":"kolding","summary":"%s","service":"mail","impact":"low","urgency":"normal"}"""
            .formatted(key);
    try {
      HttpResponse<String> answer = send("/api/v1/incidents", operatorToken, key, body);
      witness.answered(answer);
      if (answer.statusCode() == 201) {
        witness.reportAccepted(JSON.readTree(answer.body()).path("id").asText());
      } else if (answer.statusCode() == 202) {
        witness.reportPromised(JSON.readTree(answer.body()).path("id").asText());
      } else {
        repeatLater(key);
      }
    } catch (IOException _) {
      witness.answerLost();
      repeatLater(key);
    }
  }

  private void repeatLater(String key) {
    synchronized (unanswered) {
      unanswered.add(key);
    }
  }

  private void note(int n, Random random) throws InterruptedException {
    List<String> known = witness.recent();
    if (known.isEmpty()) {
      return;
    }
    String text = "note-" + n;
    String incident = known.get(random.nextInt(known.size()));
    witness.noteAsked(text);
    try {
      HttpResponse<String> answer =
          send(
              "/api/v1/incidents/" + incident + "/note",
              operatorToken,
              null,
              "{\"text\":\"" + text + "\"}");
      witness.answered(answer);
      if (answer.statusCode() / 100 == 2) {
        witness.noteAccepted(text);
      }
    } catch (IOException _) {
      witness.answerLost();
    }
  }

  private void repeatUnanswered() throws InterruptedException {
    List<String> keys;
    synchronized (unanswered) {
      keys = List.copyOf(unanswered);
      unanswered.clear();
    }
    for (String key : keys) {
      report(key);
    }
  }
}
