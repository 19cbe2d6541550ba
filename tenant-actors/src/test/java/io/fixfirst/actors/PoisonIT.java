package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.journal.Unreadable;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Close;
import io.fixfirst.core.DeskId;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An event that cannot be read stops its entity, and nothing else. */
class PoisonIT {

  private static final DeskId SICK = new DeskId("sick");
  private static final DeskId WELL = new DeskId("well");
  private static final String SLEEPY =
      "fixfirst.entity { passivate-after = 200ms, keep-awake-within = 0s }";
  private static final String BREAK =
      "UPDATE event_journal SET event_payload = '{\"at\":' WHERE persistence_id = 'desk|sick'"
          + " AND sequence_number = 2";
  private static final String MEND =
      "UPDATE event_journal SET event_payload = (SELECT event_payload FROM event_journal WHERE"
          + " persistence_id = 'desk|sick' AND sequence_number = 1)"
          + " WHERE persistence_id = 'desk|sick' AND sequence_number = 2";

  @Test
  void its_entity_stands_still_is_reported_and_goes_on_when_it_is_mended() throws SQLException {
    String url = TestDatabase.fresh();
    try (Running running = Running.start(url)) {
      for (int n = 0; n < 3; n++) {
        running.ask(SICK, new Close(n % 2 == 0));
        running.ask(WELL, new Close(n % 2 == 0));
      }
    }
    TestDatabase.execute(url, BREAK);
    List<String> told = new CopyOnWriteArrayList<>();
    Projection view =
        new Projection("view", () -> (_, events) -> events.forEach(one -> told.add(place(one))));
    try (Running running = Running.start(url, SLEEPY, ScaledClock.system(), view)) {
      assertThat(running.ask(SICK, new Close(true))).isInstanceOf(Reply.Defect.class);
      assertThat(running.read(SICK)).isInstanceOf(Reply.Defect.class);
      assertThat(running.ask(WELL, new Close(false))).isInstanceOf(Reply.Done.class);
      await(() -> told.contains("well 4") && running.runtime.projections().lag("view").isZero());
      assertThat(told).containsExactlyInAnyOrder("sick 1", "well 1", "well 2", "well 3", "well 4");
      assertThat(running.runtime.journal().unreadable().list(10))
          .extracting(Unreadable.Entry::persistenceId, Unreadable.Entry::revision)
          .containsExactly(tuple("desk|sick", 2L));

      TestDatabase.execute(url, MEND);
      assertThat(running.runtime.journal().unreadable().forget()).isEqualTo(1);
      await(
          () ->
              running.ask(SICK, new Close(false)) instanceof Reply.Done done
                  && done.revision() == 4);
      assertThat(running.runtime.journal().read(Offset.START, 100)).hasSize(8);
      assertThat(running.runtime.journal().unreadable().count()).isZero();
    }
  }

  @Test
  void a_page_of_nothing_else_holds_nobody_up() throws SQLException {
    String url = TestDatabase.fresh();
    try (Running running = Running.start(url, "fixfirst.journal.page = 3", ScaledClock.system())) {
      for (int n = 0; n < 9; n++) {
        TestDatabase.execute(
            url,
            "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                + " event_ser_id, event_ser_manifest, event_payload) VALUES ('desk|future-"
                + n
                + "', 1, 'test', 0, 7001, 'desk-renamed', '{}')");
      }
      running.ask(WELL, new Close(true));
      await(() -> running.runtime.projections().lag("standing").isZero());
      assertThat(running.runtime.journal().read(Offset.START, 100))
          .extracting(PoisonIT::place)
          .containsExactly("well 1");
      assertThat(running.runtime.journal().unreadable().count()).isEqualTo(9);
      assertThat(running.ask(new DeskId("future-1"), new Close(true)))
          .isInstanceOf(Reply.Defect.class);
    }
  }

  private static String place(JournalEvent event) {
    return event.entity().text() + " " + event.revision();
  }
}
