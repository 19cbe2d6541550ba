package io.fixfirst.actors.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format of the file; {@value #FORMAT}
 * @param program that made it, and its version
 * @param made when, ISO 8601 in UTC
 * @param steps versions of the schema's steps that its database had taken
 * @param tables in an order in which they can be filled: none refers to a later one
 */
public record Manifest(
    int format, String program, String made, List<String> steps, List<Contents> tables) {

  /** The only form so far. */
  static final int FORMAT = 1;

  /** The entry of the archive that has it. */
  static final String ENTRY = "manifest.json";

  /**
   * One table.
   *
   * @param sha256 of its rows as they are in the file, in hexadecimal
   * @param sequences the last number given out, by column that numbers itself
   */
  public record Contents(
      String table, List<String> columns, long rows, String sha256, Map<String, Long> sequences) {

    String entry() {
      return "tables/" + table + ".copy";
    }

    /** {@return the table and its columns, as {@code COPY} wants them} */
    String copied() {
      return SqlName.quoted(table)
          + " ("
          + String.join(", ", columns.stream().map(SqlName::quoted).toList())
          + ")";
    }
  }

  /** {@return how many rows there are in all} */
  public long rows() {
    return tables.stream().mapToLong(Contents::rows).sum();
  }
}
