package io.fixfirst.control.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views that the projection has written are what folding each history says. */
class ViewsIT {

  private static final int CUTS_MAX = 40;
  private static Server server;

  @BeforeAll
  static void somethingHappens() {
    server = Server.one();
    Client operator = server.operator();
    String tenant = server.tenant();
    operator
        .post(
            "/api/v1/engineers",
            "{\"id\": \"views-ada\", \"shares\": {\"service-desk\": 0.5}, \"skills\": [\"mail\"]}")
        .expect(201);
    operator
        .post(
            "/api/v1/tenants/" + tenant + "/maintenance",
            """
            {"id": "w1", "from": "%s", "to": "%s", "devices": ["quiet"], "reason": "Patches"}
            """
                .formatted(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600)))
        .expect(201);
    operator
        .post(
            "/api/v1/intake/alertmanager?tenant=" + tenant,
            """
            {"version": "4", "alerts": [
              {"status": "firing", "fingerprint": "v1", "labels": {"instance": "loud", "service": "mail"}},
              {"status": "firing", "fingerprint": "v2", "labels": {"instance": "quiet", "service": "mail"}}]}
            """)
        .expect(202);
    String id =
        Eventually.get(
            () ->
                operator
                    .get("/api/v1/incidents?tenant=" + tenant)
                    .json()
                    .at("/items/0/id")
                    .asText(),
            text -> !text.isEmpty());
    String path = "/api/v1/incidents/" + id;
    operator.post(path + "/acknowledge", "{\"engineer\": \"views-ada\"}").expect(200);
    operator.post(path + "/wait", "{\"reason\": \"vendor\", \"text\": \"Parts\"}").expect(200);
    operator.post(path + "/resume", "{}").expect(200);
    operator.post(path + "/declare-major", "{\"reason\": \"All are hit\"}").expect(200);
    operator.post(path + "/update", "{\"text\": \"Soon\", \"nextWithin\": \"PT5M\"}").expect(200);
    operator.post(path + "/workaround", "{\"text\": \"By phone\"}").expect(200);
    operator.post(path + "/resolve", "{\"text\": \"Mended\"}").expect(200);
    operator.post(path + "/reopen", "{\"reason\": \"Again\"}").expect(200);
    operator.post(path + "/resolve", "{\"text\": \"Mended well\"}").expect(200);
  }

  @Test
  void incidents() throws Exception {
    check(EntityKind.INCIDENT, Tables.INCIDENTS, (id, v) -> new IncidentFold((IncidentId) id, v));
  }

  @Test
  void devices() throws Exception {
    check(EntityKind.DEVICE, Tables.DEVICES, (id, v) -> new DeviceFold((DeviceId) id, v));
  }

  @Test
  void tenants() throws Exception {
    check(EntityKind.TENANT, Tables.TENANTS, (id, v) -> new TenantFold((TenantId) id, v));
  }

  @Test
  void engineers() throws Exception {
    check(EntityKind.ENGINEER, Tables.ENGINEERS, (id, v) -> new EngineerFold((EngineerId) id, v));
  }

  private static <V> void check(
      EntityKind kind, Table<V> table, BiFunction<EntityId, V, Fold<V>> begin) throws Exception {
    Map<EntityId, List<JournalEvent>> histories = histories(kind);
    assertThat(histories).isNotEmpty();
    for (Map.Entry<EntityId, List<JournalEvent>> one : histories.entrySet()) {
      Fold<V> whole = begin.apply(one.getKey(), null);
      apply(whole, one.getValue());
      byte[] expected = Json.bytes(whole.view());
      for (int cut = 1; cut < Math.min(one.getValue().size(), CUTS_MAX); cut++) {
        Fold<V> first = begin.apply(one.getKey(), null);
        apply(first, one.getValue().subList(0, cut));
        V stored = table.read(new String(Json.bytes(first.view()), "UTF-8"));
        Fold<V> rest = begin.apply(one.getKey(), stored);
        apply(rest, one.getValue());
        assertThat(Json.bytes(rest.view())).as(one.getKey() + " cut at " + cut).isEqualTo(expected);
      }
      Eventually.that(
          () -> {
            Fold<V> now = begin.apply(one.getKey(), null); // It may have gone on meanwhile.
            apply(now, server.plane().runtime().journal().history(one.getKey()));
            assertThat(row(table, one.getKey())).isEqualTo(now.view());
          });
    }
  }

  private static <V> V row(Table<V> table, EntityId id) throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection()) {
      return table.load(connection, List.of(id.text())).get(id.text());
    }
  }

  private static void apply(Fold<?> fold, List<JournalEvent> events) {
    events.forEach(event -> fold.apply(event.event(), event.revision()));
  }

  /** Some histories of a kind, as the journal has them. */
  private static Map<EntityId, List<JournalEvent>> histories(EntityKind kind) throws SQLException {
    JournalReader journal = server.plane().runtime().journal();
    Map<EntityId, List<JournalEvent>> histories = new LinkedHashMap<>();
    Offset offset = Offset.START;
    List<JournalEvent> page = journal.read(offset, 1000);
    while (!page.isEmpty()) {
      for (JournalEvent event : page) {
        if (event.entity().kind() == kind
            && (histories.size() < 50 || histories.containsKey(event.entity()))) {
          histories.computeIfAbsent(event.entity(), _ -> new ArrayList<>()).add(event);
        }
      }
      offset = page.getLast().offset();
      page = journal.read(offset, 1000);
    }
    return histories;
  }
}
