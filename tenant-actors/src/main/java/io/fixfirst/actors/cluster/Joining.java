package io.fixfirst.actors.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a node into its cluster, and keeps its row fresh from then on.
 *
 * <p>Until the node is up it asks again what to do. A member that cannot be reached is asked again
 * and again: a second cluster on the same database is never begun.
 */
public final class Joining implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

  /** Pekko asks the members again by itself; a new list of them is given to it at once. */
  private static final int ASK_AGAIN_TURNS = 10;

  private final Nodes nodes;
  private final NodeAddress self;
  private final String protocol;
  private final String name;
  private final Cluster cluster;
  private final ScheduledExecutorService clock;
  private List<NodeAddress> asked = List.of();
  private int turnsUntilAsked;

  private Joining(Nodes nodes, NodeAddress self, ActorSystem<?> system) {
    this.nodes = nodes;
    this.self = self;
    this.name = system.name();
    this.cluster = Cluster.get(system);
    this.protocol = cluster.selfMember().address().protocol();
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fixfirst-cluster").factory());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.clock = timer;
  }

  /**
   * {@return the joining of a node that has just been started}
   *
   * @param every how often it looks, and says that it lives
   */
  public static Joining begin(Nodes nodes, NodeAddress self, ActorSystem<?> system, Duration every)
      throws SQLException {
    nodes.enter(self);
    Joining joining = new Joining(nodes, self, system);
    var _ =
        joining.clock.scheduleWithFixedDelay(
            joining::turn, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return joining;
  }

  /** {@return the other nodes that are seen to live} */
  public List<String> others() throws SQLException {
    return nodes.seen().stream().filter(node -> !node.equals(self.toString())).toList();
  }

  /** {@return this node's address} */
  public NodeAddress self() {
    return self;
  }

  /** Takes the node's row away: it ends. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("The database does not answer: this node is taken for alive a little longer.");
        return;
      }
      nodes.leave(self);
    } catch (SQLException e) {
      LOG.warn("This node is taken for alive a little longer: {}", e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      if (cluster.selfMember().status().equals(MemberStatus.up())) {
        nodes.lives(self);
      } else {
        follow(nodes.advise(self));
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("The cluster's nodes cannot be read or written: {}", e.toString());
    }
  }

  private void follow(Nodes.Advice advice) {
    switch (advice) {
      case Nodes.Advice.Found _ -> {
        LOG.info("{} begins a cluster.", self);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
      }
      case Nodes.Advice.Join(var members) -> ask(members);
      case Nodes.Advice.Wait _ -> LOG.debug("{} waits for an older node.", self);
    }
  }

  private void ask(List<NodeAddress> members) {
    turnsUntilAsked--;
    if (turnsUntilAsked > 0 && members.equals(asked)) {
      return;
    }
    asked = members;
    turnsUntilAsked = ASK_AGAIN_TURNS;
    LOG.info("{} asks {} to be let in.", self, members);
    cluster
        .manager()
        .tell(
            new JoinSeedNodes(
                members.stream()
                    .map(member -> new Address(protocol, name, member.host(), member.port()))
                    .toList()));
  }
}
