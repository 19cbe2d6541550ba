package io.fixfirst.control.demo;

import io.fixfirst.control.demo.Api.Answer;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.DeviceForm;
import io.fixfirst.control.form.EngineerForm;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What people and devices say to the product, each with their own token. Blocks; meant for virtual
 * threads.
 */
final class DeskApi {

  /** What the identities of alarms begin with that the demo's monitoring systems have raised. */
  static final String FINGERPRINT = "alert-";

  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final Api api;
  private final Tokens tokens;

  DeskApi(Api api, Tokens tokens) {
    this.api = api;
    this.tokens = tokens;
  }

  /** What a user reports. */
  record NewIncident(
      String tenant,
      String service,
      String summary,
      String category,
      Impact impact,
      Urgency urgency,
      String channel,
      boolean major) {}

  /** A measured value. */
  record Reading(String metric, double value, Instant at) {}

  Answer arrange(String id, List<Team> teams) throws InterruptedException {
    List<TeamForm> forms = teams.stream().map(TeamForm::of).toList();
    return api.put(tokens.provider(), "/api/v1/desk/teams?desk=" + id, Map.of("teams", forms));
  }

  Answer register(EngineerProfile engineer) throws InterruptedException {
    return api.post(tokens.provider(), "/api/v1/engineers", EngineerForm.of(engineer));
  }

  Answer register(String tenant, String name, Contract contract) throws InterruptedException {
    return api.post(
        tokens.provider(),
        "/api/v1/tenants",
        Map.of(
            "id",
            tenant,
            "name",
            name,
            "stage",
            Stage.PROSPECT,
            "contract",
            ContractForm.of(contract)));
  }

  Answer move(String tenant, Stage stage) throws InterruptedException {
    return api.post(
        tokens.provider(), "/api/v1/tenants/" + tenant + "/stage", Map.of("stage", stage));
  }

  Answer register(String tenant, Machine machine) throws InterruptedException {
    return api.post(
        tokens.provider(),
        "/api/v1/devices",
        Map.of(
            "tenant",
            tenant,
            "name",
            machine.name(),
            "profile",
            DeviceForm.of(Blueprint.device(machine))));
  }

  Answer planMaintenance(String tenant, String id, Instant from, Instant to)
      throws InterruptedException {
    return api.post(
        tokens.provider(),
        "/api/v1/tenants/" + tenant + "/maintenance",
        Map.of("id", id, "from", from, "to", to, "reason", "Patch night"));
  }

  Answer measure(String tenant, String device, List<Reading> readings) throws InterruptedException {
    return api.post(tokens.monitoring(tenant), "/api/v1/devices/" + device + "/readings", readings);
  }

  Answer beat(String tenant, String device) throws InterruptedException {
    return api.post(
        tokens.monitoring(tenant), "/api/v1/devices/" + device + "/heartbeat", Map.of());
  }

  /** Says what a Prometheus Alertmanager says of a device. */
  Answer alert(
      String tenant, Machine machine, String alertName, String summary, boolean firing, Instant now)
      throws InterruptedException {
    Map<String, String> labels =
        Map.of(
            "alertname",
            alertName,
            "instance",
            machine.name(),
            "severity",
            "major",
            "category",
            machine.group().category(),
            "service",
            Estate.service(machine),
            "site",
            Estate.site(machine));
    String status = firing ? "firing" : "resolved";
    Map<String, Object> alert =
        Map.of(
            "status",
            status,
            "labels",
            labels,
            "annotations",
            Map.of("summary", summary),
            "startsAt",
            now,
            "endsAt",
            firing ? NEVER : now,
            "generatorURL",
            "",
            "fingerprint",
            FINGERPRINT + alertName);
    return api.post(
        tokens.monitoring(tenant),
        "/api/v1/intake/alertmanager",
        Map.of(
            "version",
            "4",
            "groupKey",
            "{}:{instance=\"" + machine.name() + "\"}",
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
            List.of(alert)));
  }

  Answer open(NewIncident report) throws InterruptedException {
    return api.post(tokens.customer(report.tenant()), "/api/v1/incidents", report);
  }

  Answer incident(String id) throws InterruptedException {
    return api.get(tokens.provider(), "/api/v1/incidents/" + id);
  }

  Answer openIncidents(String cursor) throws InterruptedException {
    return api.get(
        tokens.provider(),
        "/api/v1/incidents?state=open&limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
  }

  Answer engineers() throws InterruptedException {
    return api.get(tokens.provider(), "/api/v1/engineers?limit=200");
  }

  Answer acknowledge(String engineer, String incident) throws InterruptedException {
    return act(engineer, incident, "acknowledge", Map.of("engineer", engineer));
  }

  Answer escalate(String engineer, String incident, Line to) throws InterruptedException {
    return act(
        engineer,
        incident,
        "escalate",
        Map.of("line", to, "reason", "We have tried what we know."));
  }

  Answer askCustomer(String engineer, String incident) throws InterruptedException {
    return act(
        engineer,
        incident,
        "wait",
        Map.of("reason", "customer", "text", "Could you tell us when it began?"));
  }

  Answer answerAsCustomer(String incident) throws InterruptedException {
    return act("", incident, "resume", Map.of());
  }

  Answer resolve(String engineer, String incident, String text) throws InterruptedException {
    return act(engineer, incident, "resolve", Map.of("text", text));
  }

  Answer workAround(String engineer, String incident) throws InterruptedException {
    return act(
        engineer,
        incident,
        "workaround",
        Map.of("text", "Running again on the standby; the cause is still being looked for."));
  }

  Answer inform(String engineer, String incident, String text) throws InterruptedException {
    return act(engineer, incident, "update", Map.of("text", text));
  }

  Answer note(String engineer, String incident, String text) throws InterruptedException {
    return act(engineer, incident, "note", Map.of("text", text));
  }

  Answer reopen(String tenant, String incident) throws InterruptedException {
    return api.post(
        tokens.customer(tenant),
        "/api/v1/incidents/" + incident + "/reopen",
        Map.of("reason", "It is back."));
  }

  /** Whoever owns the review has talked to all; the incident manager writes it down. */
  Answer review(String incident) throws InterruptedException {
    return act(
        "",
        incident,
        "review",
        Map.of(
            "findings",
            "The right people were there at once; the alarm came late.",
            "prevention",
            List.of("Alarm on the queue's length", "Write the failover down")));
  }

  Answer acknowledgePage(String engineer, String incident, boolean seenBefore)
      throws InterruptedException {
    Map<String, String> body =
        seenBefore
            ? Map.of("engineer", engineer, "seenBefore", "At another customer: a full log disk.")
            : Map.of("engineer", engineer);
    return act(engineer, incident, "seen", body);
  }

  private Answer act(String engineer, String incident, String action, Map<String, ?> body)
      throws InterruptedException {
    return api.post(
        tokens.engineer(engineer), "/api/v1/incidents/" + incident + "/" + action, body);
  }
}
