package io.fixfirst.actors.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest values that were written, by their JSON: who reads the very same bytes soon after, as
 * what follows the journal does, need not parse them. Each has one place, by the hash of its bytes,
 * and gives way to the next that comes there.
 *
 * <p>For immutable values only, because all who read one are given the same. Threads may meet here:
 * at worst one finds nothing.
 */
final class RecentlyWritten {

  /** What is longer is rare, and would take the memory of many. */
  private static final int LENGTH_MAX = 2_000;

  private record Written(byte[] json, Object value) {}

  private final @Nullable Written[] places;

  /**
   * @param places how many values, at most; 0 for none
   */
  RecentlyWritten(int places) {
    this.places = new Written[places];
  }

  void keep(byte[] json, Object value) {
    if (places.length > 0 && json.length <= LENGTH_MAX) {
      places[place(json)] = new Written(json, value);
    }
  }

  /** {@return the value of this type with this JSON, if it was written lately} */
  <T> @Nullable T find(byte[] json, Class<T> type) {
    Written written = places.length == 0 ? null : places[place(json)];
    return written != null && written.value.getClass() == type && Arrays.equals(written.json, json)
        ? type.cast(written.value)
        : null;
  }

  private int place(byte[] json) {
    return Math.floorMod(Arrays.hashCode(json) * 0x9E3779B9, places.length);
  }
}
