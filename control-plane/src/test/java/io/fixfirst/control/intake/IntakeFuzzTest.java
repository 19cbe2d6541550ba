package io.fixfirst.control.intake;

import io.cloudevents.CloudEvent;
import io.fixfirst.control.fuzz.Fuzz;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.TenantId;
import java.time.Instant;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

/** Whatever a monitoring system sends is taken or refused with a reason. */
class IntakeFuzzTest {

  private static final TenantId TENANT = new TenantId("kolding");
  private static final Instant NOW = Instant.parse("2026-03-09T08:00:00Z");

  private static final String ALERTS =
      """
      {"version":"4","groupKey":"{}:{alertname=\\"Cpu\\"}","truncatedAlerts":0,"status":"firing",
       "receiver":"fixfirst","groupLabels":{"alertname":"Cpu"},"commonLabels":{"severity":"critical"},
       "commonAnnotations":{},"externalURL":"http://alerts","alerts":[
        {"status":"firing","labels":{"alertname":"Cpu","instance":"srv-1:9100","severity":"warning",
         "service":"files","site":"town"},"annotations":{"summary":"CPU above 80 %"},
         "startsAt":"2026-03-09T07:59:00.123Z","endsAt":"0001-01-01T00:00:00Z",
         "generatorURL":"http://prometheus","fingerprint":"c0ffee"},
        {"status":"resolved","labels":{"alertname":"Disk","instance":"srv-2"},"annotations":{},
         "startsAt":"2026-03-09T07:00:00+01:00","endsAt":"2026-03-09T07:30:00Z"}]}""";

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"7","source":"/probe","type":"io.fixfirst.device.reading",
       "subject":"srv-1","time":"2026-03-09T07:59:00Z","datacontenttype":"application/json",
       "data":{"metric":"cpu","value":93.5}}""";

  @Test
  void alertmanager() {
    Fuzz.of(ALERTS, "{\"version\":\"4\",\"status\":\"resolved\",\"alerts\":[]}")
        .all(
            input -> {
              var message = (AlertmanagerMessage) Json.request(input, AlertmanagerMessage.class);
              Alertmanager.translate(message, TENANT, NOW);
            });
  }

  @Test
  void cloud_events_structured_and_batched() {
    Fuzz.of(EVENT, "[" + EVENT + "," + EVENT + "]")
        .all(
            input -> {
              translate(request("application/cloudevents+json", input), input);
            });
    Fuzz.of("[" + EVENT + "]", "[]")
        .all(
            input -> {
              translate(request("application/cloudevents-batch+json", input), input);
            });
  }

  @Test
  void cloud_events_in_headers() {
    Fuzz times = Fuzz.of("2026-03-09T07:59:00Z", "7", "io.fixfirst.device.heartbeat");
    Fuzz.of("{\"metric\":\"cpu\",\"value\":93.5}", "{}")
        .all(
            input -> {
              HttpRequest request =
                  request("application/json", input)
                      .addHeader(RawHeader.create("ce-specversion", "1.0"))
                      .addHeader(RawHeader.create("ce-id", times.nextLine()))
                      .addHeader(RawHeader.create("ce-type", times.nextLine()))
                      .addHeader(RawHeader.create("ce-source", times.nextLine()))
                      .addHeader(RawHeader.create("ce-subject", times.nextLine()))
                      .addHeader(RawHeader.create("ce-time", times.nextLine()));
              translate(request, input);
            });
  }

  private static void translate(HttpRequest request, byte[] body) {
    for (CloudEvent event : CloudEvents.read(request, body)) {
      EventTypes.translate(event, TENANT, NOW);
    }
  }

  private static HttpRequest request(String type, byte[] body) {
    var contentType =
        type.equals("application/json")
            ? ContentTypes.APPLICATION_JSON
            : MediaTypes.applicationWithOpenCharset(type.substring(12))
                .toContentTypeWithMissingCharset();
    return HttpRequest.POST("/api/v1/intake/events")
        .withEntity(HttpEntities.create(contentType, body));
  }
}
