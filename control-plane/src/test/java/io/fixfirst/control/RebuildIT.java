package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What people see is folded again from the journal, under load, without anybody noticing. */
class RebuildIT {

  private static final String ALARM =
      """
      {"version": "4", "status": "firing", "alerts": [{"status": "firing",
       "labels": {"alertname": "Down", "instance": "one", "severity": "warning"},
       "annotations": {"summary": "Down"}, "startsAt": "2026-03-02T09:00:00Z",
       "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "one"}]}""";

  private final Server server = Server.one();

  @Test
  void what_is_wrong_is_found_and_put_right_while_the_desk_works() throws Exception {
    String tenant = server.tenant();
    String kept = Desks.open(server.operator(), tenant, "Stays as it is");
    String spoilt = Desks.open(server.operator(), tenant, "Is spoilt");
    String lost = Desks.open(server.operator(), tenant, "Is lost");
    server.client(tenant, Role.MONITORING).post("/api/v1/intake/alertmanager", ALARM).expect(202);
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> busy = CompletableFuture.supplyAsync(() -> work(kept, enough));
    try {
      assertThat(rebuild("--check").exit()).isZero();
      spoil(
          "UPDATE view_incident SET body = '{}' WHERE id = '" + spoilt + "'",
          "DELETE FROM view_incident WHERE id = '" + lost + "'",
          "INSERT INTO view_desk (id, body) VALUES ('nowhere', '{}')",
          "UPDATE past_span SET to_at = from_at"
              + " WHERE kind = 'STAGE' AND to_at IS NULL AND entity = '"
              + tenant
              + "'",
          "DELETE FROM past_span WHERE kind = 'ALARM' AND entity = '" + tenant + ":one'");
      Cli.Said found = rebuild("--check");
      assertThat(found.exit()).isEqualTo(ExitCode.TARGET_MISSED.number());
      assertThat(found.out()).contains("view_incident: 2", "view_desk: 1", "past_span: 2");
      Cli.Said mended = rebuild();
      assertThat(mended.exit()).isZero();
      assertThat(mended.out()).contains("3 rows put right").contains("2 rows put right");
    } finally {
      enough.set(true);
    }
    assertThat(busy.join()).isPositive();
    for (String id : new String[] {kept, spoilt, lost}) {
      server.operator().get("/api/v1/incidents/" + id).expect(200);
    }
    assertThat(rebuild("--check").exit()).isZero();
  }

  /** {@return how many notes were written, all of which the views must have in the end} */
  private int work(String incident, AtomicBoolean enough) {
    int notes = 0;
    while (!enough.get() || notes == 0) {
      server
          .operator()
          .post("/api/v1/incidents/" + incident + "/note", "{\"text\": \"Note\"}")
          .expect(200);
      notes++;
    }
    return notes;
  }

  private Cli.Said rebuild(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "rebuild";
    arguments[1] = "--db";
    arguments[2] = server.databaseUrl();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Cli.run(arguments);
  }

  private void spoil(String... statements) throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
