package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a projection does with events. */
@FunctionalInterface
public interface ProjectionHandler {

  /**
   * Writes what the events mean. Runs in one transaction with the projection's offset: every event
   * counts exactly once, also when the program is killed in between. Must not commit.
   *
   * @param events in order, at least one
   * @throws SQLException rolls back; the same events come again after a while
   */
  void handle(Connection connection, List<JournalEvent> events) throws SQLException;

  /**
   * {@return which rows may be forgotten by now, or not yet, as a condition in SQL}
   *
   * @param row what the row is called there
   */
  default String forgotten(String row) {
    return "false";
  }
}
