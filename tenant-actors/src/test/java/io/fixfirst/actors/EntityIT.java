package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.clock.HandClock;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Close;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Receive;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Dispatch;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Explode;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Remind;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EntityIT {

  private static final DeskId DEPOT = new DeskId("depot");
  private static final String SLEEPY =
      """
      fixfirst.entity { passivate-after = 200ms, keep-awake-within = 0s }
      fixfirst.waker { every = 200ms, ahead = 500ms }
      """;
  private static final String URL = TestDatabase.fresh();
  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.start(URL);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void what_was_answered_is_there_after_a_restart() {
    String url = TestDatabase.fresh();
    try (Running first = Running.start(url)) {
      first.ask(DEPOT, new Receive(parcel(1)));
    }
    try (Running second = Running.start(url)) {
      assertThat(second.read(DEPOT))
          .isEqualTo(new Reply.Done(new Depot(false, List.of(parcel(1))), 1, List.of()));
    }
  }

  @Test
  void a_message_to_another_entity_arrives_and_is_answered() {
    running.ask(parcel(7), new Dispatch(DEPOT, null));
    await(() -> running.state(parcel(7)) instanceof Parcel.Delivered);
  }

  @Test
  void a_refusal_is_a_value_and_changes_nothing() {
    assertThat(running.ask(parcel(8), new Remind())).isEqualTo(new Reply.Refused(Parcel.UNSENT));
    assertThat(running.read(parcel(8)))
        .isEqualTo(new Reply.Done(new Parcel.Unsent(parcel(8)), 0, List.of()));
  }

  @Test
  void a_command_for_another_kind_is_refused() {
    assertThat(running.ask(parcel(8), new Close(true))).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void a_command_for_another_revision_changes_nothing() {
    DeskId depot = new DeskId("revised");
    running.ask(depot, new Close(true));
    Reply stale =
        running.runtime.entities().ask(depot, new Close(false), 0L).toCompletableFuture().join();
    assertThat(stale).isEqualTo(new Reply.Stale(0, 1));
    Reply done =
        running.runtime.entities().ask(depot, new Close(false), 1L).toCompletableFuture().join();
    assertThat(done).isInstanceOf(Reply.Done.class);
  }

  @Test
  void a_defect_of_the_rules_hits_its_command_alone() {
    running.ask(parcel(9), new Dispatch(DEPOT, null));
    assertThat(running.ask(parcel(9), new Explode())).isInstanceOf(Reply.Defect.class);
    await(() -> running.state(parcel(9)) instanceof Parcel.Delivered);
  }

  @Test
  void commands_that_come_at_once_are_decided_in_order_and_written_together() {
    DeskId depot = new DeskId("busy");
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    long batchesBefore = running.runtime.counters().batches();
    for (int n = 1; n <= 500; n++) {
      Close toggle = new Close(n % 2 == 1); // In another order some would change nothing.
      replies.add(running.runtime.entities().ask(depot, toggle).toCompletableFuture());
    }
    assertThat(replies.stream().map(reply -> ((Reply.Done) reply.join()).revision()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    assertThat(running.runtime.counters().batches() - batchesBefore).isLessThan(250);
  }

  @Test
  void an_overloaded_entity_says_so_at_once() {
    String url = TestDatabase.fresh();
    try (Running small =
        Running.start(url, "fixfirst.entity.waiting-max = 5", ScaledClock.system())) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (long n = 1; n <= 200; n++) {
        replies.add(
            small.runtime.entities().ask(DEPOT, new Receive(parcel(n))).toCompletableFuture());
      }
      List<Reply> all = replies.stream().map(CompletableFuture::join).toList();
      long done = all.stream().filter(Reply.Done.class::isInstance).count();
      assertThat(all).anyMatch(Reply.Overloaded.class::isInstance);
      assertThat(((Depot) small.state(DEPOT)).parcels()).hasSize((int) done);
    }
  }

  @Test
  void a_timer_far_away_fires_when_its_time_has_come() {
    HandClock clock = new HandClock(Instant.parse("2026-03-02T08:50:00Z"));
    try (Running hand = Running.start(TestDatabase.fresh(), "", clock)) {
      Instant inAYear = clock.now().plus(Duration.ofDays(365));
      hand.ask(parcel(1), new Dispatch(DEPOT, inAYear));
      await(() -> hand.state(parcel(1)) instanceof Parcel.Delivered);
      assertThat(clock.next()).contains(inAYear);
      clock.moveTo(inAYear);
      await(() -> hand.state(parcel(1)) instanceof Parcel.Delivered(_, _, int n) && n == 1);
    }
  }

  @Test
  void who_sleeps_wakes_for_its_timer() {
    try (Running sleepy = Running.start(TestDatabase.fresh(), SLEEPY, ScaledClock.system())) {
      Instant soon = sleepy.runtime.clock().now().plusSeconds(3);
      sleepy.ask(parcel(1), new Dispatch(DEPOT, soon));
      await(() -> sleepy.runtime.counters().awake() == 0);
      await(() -> sleepy.runtime.counters().wakes() == 1);
      await(() -> new Parcel.Delivered(parcel(1), null, 1).equals(sleepy.state(parcel(1))));
    }
  }

  @Test
  void a_snapshot_of_another_shape_is_passed_over() {
    String url = TestDatabase.fresh();
    try (Running first = Running.start(url)) {
      for (long n = 1; n <= 120; n++) {
        first.ask(DEPOT, new Receive(parcel(n)));
      }
      await(() -> TestDatabase.number(url, "SELECT count(*) FROM snapshot") > 0);
    }
    TestDatabase.execute(
        url,
        "UPDATE snapshot SET snapshot_ser_manifest = 'snapshot|desk|00000000',"
            + " snapshot_payload = '{}'");
    try (Running second = Running.start(url)) {
      assertThat(((Depot) second.state(DEPOT)).parcels()).hasSize(120);
    }
  }

  @Test
  void a_message_goes_out_again_until_it_is_answered() {
    DeskId walled = new DeskId("walled");
    TestDatabase.execute(
        URL,
        "CREATE FUNCTION wall() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$BEGIN RAISE EXCEPTION 'No.'; END$$",
        "CREATE TRIGGER wall BEFORE INSERT ON event_journal FOR EACH ROW"
            + " WHEN (NEW.persistence_id = 'desk|walled') EXECUTE FUNCTION wall()");
    running.ask(parcel(10), new Dispatch(walled, null));
    long retries = running.runtime.counters().sendRetries();
    await(() -> running.runtime.counters().sendRetries() > retries + 2);
    assertThat(running.state(parcel(10))).isInstanceOf(Parcel.Underway.class);
    TestDatabase.execute(URL, "DROP TRIGGER wall ON event_journal");
    await(() -> running.state(parcel(10)) instanceof Parcel.Delivered);
  }

  private static IncidentId parcel(long number) {
    return new IncidentId(new TenantId("acme"), number);
  }
}
