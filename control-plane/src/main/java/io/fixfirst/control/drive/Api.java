package io.fixfirst.control.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API as its users call it: with a token each, and again where it says that it is busy.
 * Blocks; meant for virtual threads.
 */
public final class Api {

  /** How often a patient caller asks where the server is busy or away. */
  private static final int PATIENT = 6;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI base;
  private final int attempts;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();

  private Api(URI base, int attempts) {
    this.base = base;
    this.attempts = attempts;
  }

  /** {@return callers who ask again, a little later, where the server is busy or away} */
  public static Api patient(URI base) {
    return new Api(base, PATIENT);
  }

  /** {@return callers who ask once, and take what comes} */
  public static Api once(URI base) {
    return new Api(base, 1);
  }

  /**
   * What the server said.
   *
   * @param status 0 where it could not be reached
   */
  public record Answer(int status, JsonNode body) {
    /** {@return whether it was done} */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** {@return a field of the problem or the resource, empty where there is none} */
    public String text(String field) {
      return body.path(field).asText("");
    }
  }

  /** {@return how often the server was called} */
  public long calls() {
    return calls.sum();
  }

  /**
   * {@return how many calls came to nothing because the server did not answer, or with a defect}
   */
  public long failures() {
    return failures.sum();
  }

  /** {@return where a path is} */
  URI at(String path) {
    return base.resolve(path);
  }

  HttpClient client() {
    return client;
  }

  /** {@return what the server says to a GET} */
  public Answer get(String token, String path) throws InterruptedException {
    return call("GET", token, path, null);
  }

  /** {@return what the server says to a POST, which has an idempotency key of its own} */
  public Answer post(String token, String path, Object body) throws InterruptedException {
    return call("POST", token, path, body);
  }

  /** {@return what the server says to a PUT} */
  public Answer put(String token, String path, Object body) throws InterruptedException {
    return call("PUT", token, path, body);
  }

  private Answer call(String method, String token, String path, @Nullable Object body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json");
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
    }
    if (method.equals("POST")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    Answer answer = new Answer(0, MissingNode.getInstance());
    for (int attempt = 1; attempt <= attempts; attempt++) {
      answer = once(request.build());
      if (answer.status() != 0 && answer.status() != 429 && answer.status() != 503) {
        break;
      }
      if (attempt < attempts) {
        Thread.sleep(Duration.ofMillis(50L << attempt)); // Backs off, as the server asks.
      }
    }
    if (answer.status() == 0 || answer.status() >= 500) {
      failures.increment();
    }
    return answer;
  }

  private Answer once(HttpRequest request) throws InterruptedException {
    calls.increment();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      JsonNode body =
          json && response.body().length > 0
              ? Json.get().readTree(response.body())
              : MissingNode.getInstance();
      return new Answer(response.statusCode(), body);
    } catch (IOException _) {
      return new Answer(0, MissingNode.getInstance()); // Counted and tried again by the caller.
    }
  }
}
