package io.fixfirst.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** A desk that is filled over HTTP, as far as a measurement needs it. */
final class FullDesk {

  private static final int AT_ONCE = 16;

  private final Client operator;

  FullDesk(Client operator) {
    this.operator = operator;
  }

  void tenants(int count) throws Exception {
    each(
        count,
        i ->
            () ->
                operator.post(
                    "/api/v1/tenants",
                    """
                    {"id": "%s", "name": "Customer %03d", "contract": {
                      "services": [{"id": "mail"}, {"id": "records"}],
                      "terms": {"hours": {"preset": "around-the-clock"}}}}
                    """
                        .formatted(tenant(i), i)));
  }

  void devices(int count, int tenants) throws Exception {
    each(
        count,
        i ->
            () ->
                operator.post(
                    "/api/v1/devices",
                    "{\"tenant\": \"%s\", \"name\": \"srv-%05d\"}"
                        .formatted(tenant(i % tenants), i)));
  }

  void tickets(int from, int to, int tenants) throws Exception {
    String[] grades = {"low", "normal", "high"};
    each(
        to - from,
        i ->
            () ->
                operator.post(
                    "/api/v1/incidents",
                    """
                    {"tenant": "%s", "summary": "Something is slow, report %d", "impact": "low",
                     "urgency": "%s"}
                    """
                        .formatted(tenant((from + i) % tenants), from + i, grades[i % 3])));
    Eventually.that(
        () ->
            assertThat(operator.get("/api/v1/wall").expect(200).json().at("/risk/open").asInt())
                .isGreaterThanOrEqualTo(to));
  }

  /** Everybody writes a note on every ticket that is open. */
  void changeAll() throws Exception {
    List<String> ids = new ArrayList<>();
    String path = "/api/v1/queue?limit=2000";
    JsonNode page = operator.get(path).expect(200).json();
    page.path("items").forEach(item -> ids.add(item.path("id").asText()));
    while (page.hasNonNull("cursor")) {
      page = operator.get(path + "&cursor=" + page.path("cursor").asText()).expect(200).json();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
    }
    each(
        ids.size(),
        i ->
            () ->
                operator.post(
                    "/api/v1/incidents/" + ids.get(i) + "/note", "{\"text\": \"Looked at\"}"));
  }

  void engineers(int count) throws Exception {
    each(
        count,
        i ->
            () ->
                operator.post(
                    "/api/v1/engineers",
                    "{\"id\": \"person-%02d\", \"shares\": {\"service-desk\": 1}}".formatted(i)));
  }

  void alarm(String tenant, String device, String mark) {
    operator
        .post(
            "/api/v1/intake/alertmanager?tenant=" + tenant,
            """
            {"version": "4", "alerts": [{"status": "firing", "fingerprint": "%s",
              "labels": {"instance": "%s", "severity": "warning", "alertname": "Disk"},
              "annotations": {"summary": "%s"}, "startsAt": "2026-03-02T08:50:00Z",
              "endsAt": "0001-01-01T00:00:00Z"}]}
            """
                .formatted(mark, device, mark))
        .expect(202);
  }

  static String tenant(int i) {
    return "customer-%03d".formatted(i);
  }

  private static void each(int count, IntFunction<Callable<Client.Answer>> work) throws Exception {
    List<Callable<Client.Answer>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(work.apply(i));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Client.Answer> one : pool.invokeAll(all)) {
        assertThat(one.get().status()).as(one.get().text()).isIn(200, 201, 202);
      }
    }
  }
}
