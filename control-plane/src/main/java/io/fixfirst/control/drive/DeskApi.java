package io.fixfirst.control.drive;

import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.DeviceForm;
import io.fixfirst.control.form.EngineerForm;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.simulation.world.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people and devices say to the product, each with their own token. Blocks; meant for virtual
 * threads.
 */
public final class DeskApi {

  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final Api api;
  private final Tokens tokens;

  /** Everybody speaks over the same API. */
  public DeskApi(Api api, Tokens tokens) {
    this.api = api;
    this.tokens = tokens;
  }

  /** Sends a request of the world as the HTTP request that it stands for. */
  public Answer send(Request request) throws InterruptedException {
    return switch (request) {
      case Request.Arrange(var desk, var teams) ->
          api.put(
              tokens.provider(),
              "/api/v1/desk/teams?desk=" + desk.text(),
              Map.of("teams", teams.stream().map(TeamForm::of).toList()));
      case Request.Employ(var profile) -> provider("/api/v1/engineers", EngineerForm.of(profile));
      case Request.TakeOn(var tenant, var name, var contract) ->
          provider(
              "/api/v1/tenants",
              Map.of(
                  "id",
                  tenant.text(),
                  "name",
                  name,
                  "stage",
                  Stage.PROSPECT,
                  "contract",
                  ContractForm.of(contract)));
      case Request.MoveTo(var tenant, var stage) ->
          provider("/api/v1/tenants/" + tenant.text() + "/stage", Map.of("stage", stage));
      case Request.Install(var device, var profile) ->
          provider(
              "/api/v1/devices",
              Map.of(
                  "tenant",
                  device.tenant().text(),
                  "name",
                  device.name(),
                  "profile",
                  DeviceForm.of(profile)));
      case Request.PlanMaintenance(var tenant, var id, var from, var to, var reason) ->
          provider(
              "/api/v1/tenants/" + tenant.text() + "/maintenance",
              Map.of("id", id, "from", from, "to", to, "reason", reason));
      case Request.Measure(var device, var readings) ->
          monitoring(device.tenant(), device(device) + "/readings", readings);
      case Request.Beat(var device, _) ->
          monitoring(device.tenant(), device(device) + "/heartbeat", Map.of());
      case Request.Alert alert ->
          monitoring(
              alert.device().tenant(),
              "/api/v1/intake/alertmanager?tenant=" + alert.device().tenant().text(),
              message(alert));
      case Request.Report report ->
          api.post(
              tokens.customer(report.tenant().text()), "/api/v1/incidents", Reported.of(report));
      case Request.Acknowledge(var incident, var who) ->
          act(who, incident, "acknowledge", Map.of("engineer", who.text()));
      case Request.Escalate(var incident, var who, var line, var skills, var reason) ->
          act(
              who,
              incident,
              "escalate",
              Map.of("line", line, "skills", List.copyOf(skills), "reason", reason));
      case Request.AskCustomer(var incident, var who, var text) ->
          act(who, incident, "wait", Map.of("reason", "customer", "text", text));
      case Request.AnswerAsCustomer(var incident) -> act(null, incident, "resume", Map.of());
      case Request.Resolve(var incident, var who, var text) ->
          act(who, incident, "resolve", Map.of("text", text));
      case Request.WorkAround(var incident, var who, var text) ->
          act(who, incident, "workaround", Map.of("text", text));
      case Request.Inform(var incident, var who, var text) ->
          act(who, incident, "update", Map.of("text", text));
      case Request.Note(var incident, var who, var text) ->
          act(who, incident, "note", Map.of("text", text));
      case Request.Reopen(var incident, var reason) ->
          api.post(
              tokens.customer(incident.tenant().text()),
              path(incident, "reopen"),
              Map.of("reason", reason));
      case Request.Review(var incident, var findings, var prevention) ->
          act(null, incident, "review", Map.of("findings", findings, "prevention", prevention));
      case Request.SeePage(var who, var incident, var seenBefore) ->
          act(
              who,
              incident,
              "seen",
              seenBefore == null
                  ? Map.of("engineer", who.text())
                  : Map.of("engineer", who.text(), "seenBefore", seenBefore));
      case Request.BePresent(var who, var presence, var until) -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("presence", presence);
        if (until != null) {
          body.put("until", until);
        }
        yield api.post(
            tokens.engineer(who.text()), "/api/v1/engineers/" + who.text() + "/presence", body);
      }
    };
  }

  /** What a user reports. */
  private record Reported(
      String tenant,
      String service,
      String summary,
      String category,
      String impact,
      String urgency,
      String channel,
      boolean major,
      String kind,
      String reference) {

    static Reported of(Request.Report report) {
      return new Reported(
          report.tenant().text(),
          report.service(),
          report.summary(),
          report.category(),
          word(report.impact()),
          word(report.urgency()),
          report.channel(),
          report.major(),
          word(report.kind()),
          report.reference());
    }
  }

  /** {@return an incident as the API has it} */
  public Answer incident(IncidentId id) throws InterruptedException {
    return api.get(tokens.provider(), "/api/v1/incidents/" + id.text());
  }

  /** {@return a page of the open incidents} */
  Answer openIncidents(String cursor) throws InterruptedException {
    return api.get(
        tokens.provider(),
        "/api/v1/incidents?state=open&limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
  }

  /** {@return a page of the engineers} */
  Answer engineers(String cursor) throws InterruptedException {
    return api.get(
        tokens.provider(),
        "/api/v1/engineers?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
  }

  /** {@return what a Prometheus Alertmanager sends} */
  private static Map<String, Object> message(Request.Alert alert) {
    Map<String, String> labels =
        Map.of(
            "alertname",
            alert.name(),
            "instance",
            alert.device().name(),
            "severity",
            word(alert.severity()),
            "category",
            alert.category(),
            "service",
            alert.service(),
            "site",
            alert.site());
    String status = alert.firing() ? "firing" : "resolved";
    Map<String, Object> one =
        Map.of(
            "status",
            status,
            "labels",
            labels,
            "annotations",
            Map.of("summary", alert.summary()),
            "startsAt",
            alert.since(),
            "endsAt",
            alert.firing() ? NEVER : alert.since(),
            "generatorURL",
            "",
            "fingerprint",
            alert.fingerprint());
    return Map.of(
        "version",
        "4",
        "groupKey",
        "{}:{instance=\"" + alert.device().name() + "\"}",
        "status",
        status,
        "receiver",
        "fixfirst",
        "groupLabels",
        Map.of(),
        "commonLabels",
        labels,
        "commonAnnotations",
        Map.of(),
        "externalURL",
        "",
        "alerts",
        List.of(one));
  }

  private Answer provider(String path, Object body) throws InterruptedException {
    return api.post(tokens.provider(), path, body);
  }

  private Answer monitoring(TenantId tenant, String path, Object body) throws InterruptedException {
    return api.post(tokens.monitoring(tenant.text()), path, body);
  }

  private Answer act(
      @Nullable EngineerId engineer, IncidentId incident, String action, Map<String, ?> body)
      throws InterruptedException {
    String token = engineer == null ? tokens.provider() : tokens.engineer(engineer.text());
    return api.post(token, path(incident, action), body);
  }

  private static String device(DeviceId device) {
    return "/api/v1/devices/" + device.text();
  }

  private static String path(IncidentId incident, String action) {
    return "/api/v1/incidents/" + incident.text() + "/" + action;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
