package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what lies where on a desk's floor. */
final class DeskCounts {

  private DeskCounts() {}

  /** {@return how many tickets each team has in each state} */
  static Map<String, Map<String, Integer>> tickets(Connection connection, String desk, Reach reach)
      throws SQLException {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT team, state, count(*) FROM view_ticket WHERE desk = ? AND "
                + reach.condition()
                + " GROUP BY team, state")) {
      statement.setString(1, desk);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts
              .computeIfAbsent(String.valueOf(row.getString(1)), _ -> new HashMap<>())
              .put(row.getString(2), row.getInt(3));
        }
      }
    }
    return counts;
  }

  /** {@return who has a share in each team} */
  static Map<String, List<String>> members(Connection connection, String desk) throws SQLException {
    Map<String, List<String>> members = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT body FROM view_engineer WHERE NOT retired ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        EngineerView engineer = Tables.ENGINEERS.read(row.getString(1));
        if (desk.equals(engineer.profile().desk())) {
          engineer
              .profile()
              .shares()
              .keySet()
              .forEach(
                  team -> members.computeIfAbsent(team, _ -> new ArrayList<>()).add(engineer.id()));
        }
      }
    }
    return members;
  }
}
