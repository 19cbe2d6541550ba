package io.fixfirst.actors.journal;

import java.util.List;

/**
 * A projection whose tables hold nothing but what the journal says.
 *
 * @param tables that can be folded again
 * @param beside tables that the projection writes or reads beside them, and which stay as they are
 */
public record ReadModel(Projection projection, List<Table> tables, List<String> beside) {

  /**
   * A table.
   *
   * @param key the columns that tell its rows apart; none of them is ever null
   */
  public record Table(String name, List<String> key) {

    /** {@return one whose key is the column {@code id}} */
    public static Table of(String name) {
      return new Table(name, List.of("id"));
    }
  }
}
