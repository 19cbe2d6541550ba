package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Receive;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Dispatch;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EntityIT {

  private static final DeskId DEPOT = new DeskId("depot");
  private static Running running;

  @BeforeAll
  static void start() {
    running = Running.start(TestDatabase.fresh());
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
      Reply.Done done = (Reply.Done) second.read(DEPOT);
      assertThat(done.state()).isEqualTo(new Depot(false, java.util.List.of(parcel(1))));
      assertThat(done.revision()).isEqualTo(1);
    }
  }

  @Test
  void a_message_to_another_entity_arrives_and_is_answered() {
    running.ask(parcel(7), new Dispatch(DEPOT, null));
    await(() -> running.state(parcel(7)) instanceof Parcel.Delivered);
  }

  private static IncidentId parcel(long number) {
    return new IncidentId(new TenantId("acme"), number);
  }
}
