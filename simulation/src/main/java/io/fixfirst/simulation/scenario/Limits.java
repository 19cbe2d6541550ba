package io.fixfirst.simulation.scenario;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much of a file is read before it is refused, so that a wrong or hostile file costs little.
 *
 * @param bytes of one file, tables included
 * @param depth of mappings and lists in each other
 * @param aliases of mappings and lists in one file
 * @param values in all, with aliases written out
 * @param includes files that include each other in a row
 * @param within the directory in which all that a file names must lie; null for anywhere
 */
public record Limits(
    int bytes, int depth, int aliases, int values, int includes, @Nullable Path within) {

  /** Far more than an organisation of thousands needs. */
  public static final Limits DEFAULT = new Limits(4 << 20, 40, 50, 500_000, 8, null);

  public Limits {
    if (bytes < 1 || depth < 1 || aliases < 0 || values < 1 || includes < 0) {
      throw new IllegalArgumentException("A limit is more than zero (was " + this + ").");
    }
  }

  /** {@return the same, but that files may be so large} */
  public Limits withBytes(int most) {
    return new Limits(most, depth, aliases, values, includes, within);
  }

  /** {@return the same, but that files may name only others in that directory and below it} */
  public Limits within(Path directory) {
    return new Limits(bytes, depth, aliases, values, includes, directory);
  }
}
