package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.open;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.http.OpenApi;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Reply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;

/** What is asked of the program rather than of the desk. */
final class SystemRoutes {

  private static final String PROBES = "Probes carry no token, and it tells nothing of anybody.";

  private final String version;
  private final Health health;
  private final PrometheusMeterRegistry metrics;
  private final boolean metricsOpen;

  /**
   * @param metricsOpen whether figures need no token: where only this machine can ask
   */
  SystemRoutes(
      String version, Health health, PrometheusMeterRegistry metrics, boolean metricsOpen) {
    this.version = version;
    this.health = health;
    this.metrics = metrics;
    this.metricsOpen = metricsOpen;
  }

  /** {@return the operations: these, and the document that describes them and all others} */
  List<Operation<?>> table(List<Operation<?>> others) {
    List<Operation<?>> all = new ArrayList<>(others);
    all.add(
        open(GET, "/healthz", PROBES, "Whether the program is alive")
            .answers(200, Health.State.class)
            .by(_ -> health.alive()));
    all.add(
        open(GET, "/readyz", PROBES, "Whether the database answers and the views are current")
            .answers(200, Health.State.class)
            .by(_ -> health.ready()));
    all.add(
        (metricsOpen
                ? open(
                    GET,
                    "/metrics",
                    "The server is bound to the loopback address only.",
                    "Figures in Prometheus' text format")
                : operation(
                    GET, "/metrics", Permission.SEE_METRICS, "Figures in Prometheus' text format"))
            .answers(200, null, "text/plain")
            .by(
                _ ->
                    Reply.of(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, metrics.scrape()))));
    FutureTask<byte[]> document = // Half a second, for whoever asks first.
        new FutureTask<>(() -> Json.bytes(OpenApi.document(version, all)));
    all.add(
        open(GET, "/openapi.json", "It describes the product, not its data.", "This document")
            .answers(200, null)
            .by(
                _ -> {
                  document.run();
                  return new Reply(200, document.get(), null, Map.of());
                }));
    return all;
  }
}
