package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Receive;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Dispatch;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT {

  private static final String QUICK =
      """
      fixfirst.database.connection-timeout = 1s
      fixfirst.entity { retry-max = 1s, ask-timeout = 6s, send-timeout = 2s }
      """;
  private static final DeskId DEPOT = new DeskId("depot");

  @Test
  void while_it_is_away_requests_fail_cleanly_and_afterwards_nothing_accepted_is_lost()
      throws IOException {
    String direct = TestDatabase.fresh();
    int port = Integer.parseInt(direct.replaceFirst(".*127.0.0.1:([0-9]+)/.*", "$1"));
    try (Wire wire = new Wire(port);
        Running running =
            Running.start(
                direct.replace(":" + port + "/", ":" + wire.port() + "/"),
                QUICK,
                ScaledClock.system())) {
      List<IncidentId> accepted = new ArrayList<>();
      accept(running, accepted, 1, 50);
      Instant soon = running.runtime.clock().now().plusSeconds(2);
      running.ask(parcel(1_000), new Dispatch(DEPOT, soon));

      wire.cut();
      assertThat(running.ask(DEPOT, new Receive(parcel(900))))
          .isInstanceOf(Reply.Unavailable.class);
      assertThat(running.ask(new DeskId("other"), new Receive(parcel(901))))
          .isInstanceOf(Reply.Unavailable.class);
      wire.mend();

      await(() -> running.ask(DEPOT, new Receive(parcel(51))) instanceof Reply.Done);
      accept(running, accepted, 52, 100);
      assertThat(((Depot) running.state(DEPOT)).parcels()).containsAll(accepted);
      await(() -> running.state(parcel(1_000)) instanceof Parcel.Delivered(_, _, int n) && n == 1);
      await(() -> running.runtime.projections().lag("standing").isZero());
    }
  }

  private static void accept(Running running, List<IncidentId> accepted, int from, int to) {
    for (int n = from; n <= to; n++) {
      if (running.ask(DEPOT, new Receive(parcel(n))) instanceof Reply.Done) {
        accepted.add(parcel(n));
      }
    }
    assertThat(accepted).contains(parcel(to));
  }

  private static IncidentId parcel(long number) {
    return new IncidentId(new TenantId("acme"), number);
  }
}
