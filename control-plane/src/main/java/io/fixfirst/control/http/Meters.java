package io.fixfirst.control.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Times what is served, by the operation's path as it is written in the table. */
public final class Meters {

  private record Key(String method, String path, int status) {}

  private final MeterRegistry registry;
  private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  void served(@Nullable Operation<?> operation, String method, int status, long startedNanos) {
    String path = operation == null ? "none" : operation.path().text();
    timers
        .computeIfAbsent(new Key(operation == null ? "any" : method, path, status), this::timer)
        .record(System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Key key) {
    return Timer.builder("fixfirst_http_requests")
        .description("Requests served, by method, path of the route and status")
        .tags("method", key.method, "path", key.path, "status", Integer.toString(key.status))
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }
}
