package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Close;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Dispatch;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Explode;
import io.fixfirst.actors.parcel.Parcel.ParcelCommand.Remind;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.Test;

class ClusterIT {

  private static final int PARCELS = 40;

  @Test
  void two_nodes_share_the_entities_and_one_that_leaves_hands_them_over() throws IOException {
    String url = TestDatabase.fresh();
    int one = freePort();
    int two = freePort();
    try (Running first = start(url, one, one)) {
      await(() -> members(first) == 1);
      try (Running second = start(url, two, one)) {
        await(() -> members(first) == 2 && members(second) == 2);
        for (int n = 1; n <= PARCELS; n++) {
          DeskId depot = new DeskId("depot-" + n % 5);
          assertThat(first.ask(parcel(n), new Dispatch(depot, null)))
              .isInstanceOfSatisfying(
                  Reply.Done.class,
                  done -> assertThat(done.state()).isInstanceOf(Parcel.Underway.class));
        }
        for (int n = 1; n <= PARCELS; n++) {
          IncidentId id = parcel(n);
          await(() -> second.state(id) instanceof Parcel.Delivered);
        }
        assertThat(first.runtime.counters().awake()).isPositive();
        assertThat(second.runtime.counters().awake()).isPositive();
        everyKindOfReplyTravels(first, second);
      }
      for (int n = 1; n <= PARCELS; n++) {
        assertThat(first.state(parcel(n))).isInstanceOf(Parcel.Delivered.class);
      }
    }
  }

  private static void everyKindOfReplyTravels(Running first, Running second) {
    for (Running node : List.of(first, second)) {
      assertThat(node.ask(parcel(1_000), new Remind())).isEqualTo(new Reply.Refused(Parcel.UNSENT));
      assertThat(node.ask(parcel(1), new Explode())).isInstanceOf(Reply.Defect.class);
      assertThat(
              node.runtime
                  .entities()
                  .ask(new DeskId("depot-1"), new Close(true), 77L)
                  .toCompletableFuture()
                  .join())
          .isInstanceOf(Reply.Stale.class);
      assertThat(node.state(new DeskId("depot-1"))).isInstanceOf(Depot.class);
    }
  }

  private static Running start(String url, int port, int seed) {
    String settings =
        """
        pekko.remote.artery.canonical.port = %d
        pekko.cluster.seed-nodes = ["pekko://fixfirst@127.0.0.1:%d"]
        pekko.cluster.seed-node-timeout = 1s
        """;
    return Running.start(url, settings.formatted(port, seed), ScaledClock.system());
  }

  private static int members(Running running) {
    int up = 0;
    for (var member : Cluster.get(running.runtime.system()).state().getMembers()) {
      up += member.status().equals(org.apache.pekko.cluster.MemberStatus.up()) ? 1 : 0;
    }
    return up;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static IncidentId parcel(long number) {
    return new IncidentId(new TenantId("acme"), number);
  }
}
