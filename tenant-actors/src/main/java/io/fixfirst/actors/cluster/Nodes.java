package io.fixfirst.actors.cluster;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * The nodes that share a database, as it knows them. Time is the database's alone, so that the
 * nodes' clocks need not agree.
 */
public final class Nodes {

  /** Any number that no other program locks. */
  private static final long LOCK = 0x6669_7866_6972_7374L;

  private static final int RANDOM_BYTES = 16;

  private final DataSource dataSource;
  private final Duration goneAfter;

  /**
   * @param goneAfter how long a node may not be seen before others take it for gone
   */
  public Nodes(DataSource dataSource, Duration goneAfter) {
    this.dataSource = dataSource;
    this.goneAfter = goneAfter;
  }

  /** What a node that is not yet in the cluster is to do. */
  public sealed interface Advice {
    /** Ask these to be let in. */
    record Join(List<NodeAddress> members) implements Advice {}

    /** Begin a cluster: there is none, and nobody has waited for longer. */
    record Found() implements Advice {}

    /** Somebody else is about to begin one. */
    record Wait() implements Advice {}
  }

  private record Other(NodeAddress address, boolean member, boolean older) {}

  /** {@return the name of the cluster, which nobody can guess; the same for all nodes} */
  public String name() throws SQLException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "INSERT INTO cluster (name) VALUES (?) ON CONFLICT DO NOTHING")) {
        statement.setString(1, "fixfirst-" + HexFormat.of().formatHex(random));
        statement.executeUpdate();
      }
      try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM cluster");
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Enters a node that has just been started. */
  public void enter(NodeAddress node) throws SQLException {
    update(
        "INSERT INTO cluster_node (address, began, seen, member)"
            + " VALUES (?, clock_timestamp(), clock_timestamp(), false)"
            + " ON CONFLICT (address) DO UPDATE"
            + " SET began = excluded.began, seen = excluded.seen, member = false",
        node);
  }

  /**
   * {@return what a node that is entered is to do}
   *
   * <p>Nodes ask one after the other, so that two never both begin a cluster. As long as a member
   * is seen in the database nobody else begins one, whether or not it can be reached.
   */
  public Advice advise(NodeAddress node) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Advice advice = advise(connection, node);
        connection.commit();
        return advice;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private Advice advise(Connection connection, NodeAddress node) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(" + LOCK + ")")) {
      statement.execute();
    }
    update(connection, "UPDATE cluster_node SET seen = clock_timestamp() WHERE address = ?", node);
    List<Other> others = others(connection, node);
    List<NodeAddress> members = others.stream().filter(Other::member).map(Other::address).toList();
    if (!members.isEmpty()) {
      return new Advice.Join(members);
    }
    if (others.stream().anyMatch(Other::older)) {
      return new Advice.Wait();
    }
    update(connection, "UPDATE cluster_node SET member = true WHERE address = ?", node);
    return new Advice.Found();
  }

  private List<Other> others(Connection connection, NodeAddress node) throws SQLException {
    String sql =
        "SELECT o.address, o.member, (o.began, o.address) < (n.began, n.address)"
            + " FROM cluster_node o, cluster_node n WHERE n.address = ? AND o.address <> n.address"
            + " AND o.seen > clock_timestamp() - make_interval(secs => ?) ORDER BY o.began";
    List<Other> others = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node.toString());
      statement.setDouble(2, goneAfter.toMillis() / 1e3);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          others.add(
              new Other(NodeAddress.parse(row.getString(1)), row.getBoolean(2), row.getBoolean(3)));
        }
      }
    }
    return others;
  }

  /** {@return the addresses of all nodes that have been seen lately} */
  public List<String> seen() throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT address FROM cluster_node"
                    + " WHERE seen > clock_timestamp() - make_interval(secs => ?)"
                    + " ORDER BY began")) {
      statement.setDouble(1, goneAfter.toMillis() / 1e3);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          seen.add(row.getString(1));
        }
      }
    }
    return seen;
  }

  /** Says that a node is a member and lives. */
  public void lives(NodeAddress node) throws SQLException {
    update(
        "UPDATE cluster_node SET seen = clock_timestamp(), member = true WHERE address = ?", node);
  }

  /** Takes out a node that ends. */
  public void leave(NodeAddress node) throws SQLException {
    update("DELETE FROM cluster_node WHERE address = ?", node);
  }

  private void update(String sql, NodeAddress node) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      update(connection, sql, node);
    }
  }

  private static void update(Connection connection, String sql, NodeAddress node)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node.toString());
      statement.executeUpdate();
    }
  }
}
