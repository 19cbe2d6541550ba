package io.fixfirst.control.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the Server-Sent Events of the API, and goes on where it was after a break of the
 * connection, by {@code Last-Event-ID}.
 */
final class EventStream implements Runnable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Api api;
  private final String token;
  private final String path;
  private final Consumer<JsonNode> listener;
  private final CountDownLatch connected = new CountDownLatch(1);
  private @Nullable String lastId;

  /**
   * @param listener is told the data of each event, on the thread that follows
   */
  EventStream(Api api, String token, String path, Consumer<JsonNode> listener) {
    this.api = api;
    this.token = token;
    this.path = path;
    this.listener = listener;
  }

  /** Follows until the thread is interrupted. */
  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        followOnce();
        Thread.sleep(PAUSE); // The server has ended the stream; it may be restarting.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until it follows: nothing that happens from then on is missed. */
  void awaitConnection() throws InterruptedException {
    connected.await();
  }

  private void followOnce() throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.at(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      HttpResponse<Stream<String>> response =
          api.client().send(request.build(), BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() == 200) {
          connected.countDown();
          Frame frame = new Frame();
          lines.forEach(line -> take(frame, line));
        }
      }
    } catch (IOException | java.io.UncheckedIOException _) {
      return; // The connection broke; run() connects again.
    }
  }

  private void take(Frame frame, String line) {
    if (!line.isEmpty()) {
      frame.add(line);
      return;
    }
    String id = frame.id;
    if (frame.data.length() > 0) {
      listener.accept(parsed(frame.data.toString()));
    }
    if (id != null) {
      lastId = id;
    }
    frame.clear();
  }

  private static JsonNode parsed(String data) {
    try {
      return Json.get().readTree(data);
    } catch (IOException e) {
      throw new IllegalStateException("The stream sends JSON (was \"" + data + "\").", e);
    }
  }

  /** The lines of one event, as far as they have come. */
  private static final class Frame {
    private @Nullable String id;
    private final StringBuilder data = new StringBuilder();

    void add(String line) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
      switch (field) {
        case "id" -> id = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {} // A comment keeps the connection alive; the event's name is in its data, too.
      }
    }

    void clear() {
      id = null;
      data.setLength(0);
    }
  }
}
