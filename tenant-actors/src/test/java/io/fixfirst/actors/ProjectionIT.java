package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Close;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Receive;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.Test;

class ProjectionIT {

  private static final DeskId DEPOT = new DeskId("depot");
  private static final String SEEN = "SELECT count(*) FROM seen";
  private static final String INSERT =
      "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
          + " event_ser_id, event_ser_manifest, event_payload%s) VALUES ('desk|%s', 1, 'test', 0,"
          + " 7001, 'desk-closed', '{\"at\":\"2026-03-02T08:50:00Z\",\"closed\":true}'%s)";

  @Test
  void every_event_counts_once_through_failures_and_restarts() {
    String url = TestDatabase.fresh();
    AtomicInteger calls = new AtomicInteger();
    Projection view =
        new Projection(
            "view",
            () ->
                (connection, events) -> {
                  write(connection, events);
                  if (calls.incrementAndGet() % 2 == 1) {
                    throw new SQLException("Every other time.");
                  }
                });
    for (int start = 1; start <= 3; start++) {
      try (Running running =
          Running.start(url, "fixfirst.journal.page = 7", ScaledClock.system(), view)) {
        for (int n = 1; n <= 20; n++) {
          running.ask(DEPOT, new Close(n % 2 == 1));
        }
        long events = 20L * start;
        if (start < 3) {
          await(() -> TestDatabase.number(url, SEEN) > events - 15); // Stop in the middle.
        } else {
          await(() -> TestDatabase.number(url, SEEN) >= events);
          await(() -> running.runtime.projections().lag("view").isZero());
        }
      }
    }
    assertThat(TestDatabase.number(url, SEEN)).isEqualTo(60);
    assertThat(TestDatabase.number(url, "SELECT count(DISTINCT seq) FROM seen")).isEqualTo(60);
  }

  @Test
  void nodes_that_do_not_see_each_other_count_every_event_once() {
    String url = TestDatabase.fresh();
    Projection view = new Projection("view", () -> ProjectionIT::write);
    String pages = "fixfirst.journal.page = 3";
    try (Running first = Running.start(url, pages, ScaledClock.system(), view);
        Running second = Running.start(url, pages, ScaledClock.system(), view)) {
      for (int n = 1; n <= 60; n++) {
        first.ask(DEPOT, new Close(n % 2 == 1));
      }
      await(() -> first.runtime.projections().lag("view").isZero());
      await(() -> second.runtime.projections().lag("view").isZero());
    }
    assertThat(TestDatabase.number(url, SEEN)).isEqualTo(60);
    assertThat(TestDatabase.number(url, "SELECT count(DISTINCT seq) FROM seen")).isEqualTo(60);
  }

  @Test
  void what_commits_late_is_neither_skipped_nor_overtaken() throws SQLException {
    String url = TestDatabase.fresh();
    try (Running running = Running.start(url);
        Connection slow = DriverManager.getConnection(url)) {
      slow.setAutoCommit(false);
      try (Statement statement = slow.createStatement()) {
        statement.execute(INSERT.formatted("", "slow", ""));
      }
      running.ask(DEPOT, new Close(true));
      assertThat(running.runtime.journal().read(Offset.START, 10)).isEmpty();
      assertThat(running.runtime.journal().history(DEPOT)).hasSize(1);
      slow.commit();
      await(() -> running.runtime.journal().read(Offset.START, 10).size() == 2);
      assertThat(running.runtime.journal().read(Offset.START, 10))
          .extracting(JournalEvent::entity)
          .containsExactly(new DeskId("slow"), DEPOT);
    }
  }

  @Test
  void transactions_are_ordered_as_numbers() throws SQLException {
    String url = TestDatabase.fresh();
    try (Running running = Running.start(url)) {
      TestDatabase.execute(
          url,
          INSERT.formatted(", xid", "ten", ", '10'"),
          INSERT.formatted(", xid", "nine", ", '9'"),
          INSERT.formatted(", xid", "hundred", ", '100'"));
      List<JournalEvent> all = running.runtime.journal().read(Offset.START, 10);
      assertThat(all)
          .extracting(JournalEvent::entity)
          .containsExactly(new DeskId("nine"), new DeskId("ten"), new DeskId("hundred"));
      assertThat(running.runtime.journal().newest()).isEqualTo(all.getLast().offset());
      assertThat(running.runtime.journal().read(all.getFirst().offset(), 1).getFirst().entity())
          .isEqualTo(new DeskId("ten"));
    }
  }

  @Test
  void whoever_follows_the_journal_sees_what_is_written_meanwhile() {
    try (Running running = Running.start(TestDatabase.fresh())) {
      IncidentId parcel = new IncidentId(new TenantId("acme"), 1);
      running.ask(DEPOT, new Close(true));
      var followed =
          running
              .runtime
              .tail()
              .events(Offset.START)
              .take(3)
              .map(JournalEvent::name)
              .runWith(Sink.seq(), running.runtime.system());
      running.ask(DEPOT, new Close(false));
      running.ask(DEPOT, new Receive(parcel));
      await(() -> followed.toCompletableFuture().isDone());
      assertThat(followed.toCompletableFuture().join())
          .containsExactly("desk-closed", "desk-closed", "desk-received");
    }
  }

  @Test
  void a_journal_from_another_server_keeps_its_order_and_its_readers_their_place()
      throws SQLException {
    String url = TestDatabase.fresh();
    try (Running first = Running.start(url)) {
      first.ask(DEPOT, new Close(true));
      first.ask(DEPOT, new Close(false));
      await(() -> first.runtime.projections().lag("standing").isZero());
    }
    TestDatabase.execute(
        url,
        "UPDATE event_journal SET xid = (xid::text::bigint + 1000000000)::text::xid8",
        "UPDATE pekko_projection_offset_store SET current_offset = (split_part(current_offset,"
            + " '.', 1)::bigint + 1000000000) || '.' || split_part(current_offset, '.', 2)");
    try (Running second = Running.start(url)) {
      assertThat(second.runtime.projections().lag("standing")).isZero();
      second.ask(DEPOT, new Close(true));
      await(() -> second.runtime.journal().read(Offset.START, 10).size() == 3);
      assertThat(second.runtime.journal().read(Offset.START, 10))
          .extracting(JournalEvent::revision)
          .containsExactly(1L, 2L, 3L);
      await(() -> second.runtime.projections().lag("standing").isZero());
    }
  }

  private static void write(Connection connection, List<JournalEvent> events) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS seen (place text, seq bigint)");
    }
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO seen VALUES (?, ?)")) {
      for (JournalEvent event : events) {
        statement.setString(1, event.entity().text());
        statement.setLong(2, event.revision());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
