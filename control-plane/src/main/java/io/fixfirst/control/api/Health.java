package io.fixfirst.control.api;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.journal.Unreadable;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.Views;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the program is alive, and whether it is ready to be asked. */
public final class Health {

  private static final Duration LAG_MAX = Duration.ofSeconds(30);

  private final Database database;
  private final LiveRuntime runtime;

  public Health(Database database, LiveRuntime runtime) {
    this.database = database;
    this.runtime = runtime;
  }

  @Doc("What was looked at, and how it is")
  record State(
      @Doc(value = "ok, or not-ready", example = "ok") String status, Map<String, String> checks) {}

  Reply alive() {
    return Reply.ok(new State("ok", Map.of()));
  }

  Reply ready() {
    Map<String, String> checks = new LinkedHashMap<>();
    boolean ready = database.answers();
    checks.put("database", ready ? "ok" : "does not answer");
    boolean member = runtime.standing().equals("Up");
    checks.put("cluster", member ? "ok" : "this node is " + runtime.standing());
    if (ready) {
      try {
        Duration lag = runtime.projections().lag(Views.NAME);
        boolean current = lag.compareTo(LAG_MAX) <= 0;
        checks.put("views", current ? "ok" : "behind by " + lag.toSeconds() + " s");
        ready = current;
        checks.put("entities", standingStill());
      } catch (SQLException e) {
        checks.put("views", "cannot be asked: " + e.getMessage());
        ready = false;
      }
    }
    ready &= member;
    return Reply.json(ready ? 200 : 503, new State(ready ? "ok" : "not-ready", checks));
  }

  /** Somebody has to look at those that stand still; the others need not wait for that. */
  private String standingStill() throws SQLException {
    Unreadable unreadable = runtime.journal().unreadable();
    long count = unreadable.count();
    return count == 0
        ? "ok"
        : "%d stand still, as an event cannot be read; first %s"
            .formatted(
                count, unreadable.list(1).stream().map(Unreadable.Entry::persistenceId).toList());
  }
}
