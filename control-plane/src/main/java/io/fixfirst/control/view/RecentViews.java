package io.fixfirst.control.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The views of a table that the projection has written last, so that it need not read back and
 * parse what it has just written.
 *
 * <p>A view is the fold of its entity's events up to its revision, wherever it was folded. So one
 * that is kept here is right for as long as the next event follows on its revision; where another
 * node has folded some in the meantime, there is a gap, and the table is read again. For the same
 * reason nothing is wrong when the transaction that was to write a view has failed.
 *
 * @param <V> the view
 */
final class RecentViews<V> {

  private final Table<V> table;
  private final ToLongFunction<V> revisionOf;
  private final Map<String, V> kept;

  /**
   * @param max views kept; the one used longest ago goes first
   */
  RecentViews(Table<V> table, ToLongFunction<V> revisionOf, int max) {
    this.table = table;
    this.revisionOf = revisionOf;
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > max;
          }
        };
  }

  /**
   * {@return the views as they stand, as far as they exist}
   *
   * @param nextRevisions by id, the revision of the first event that is to be folded next
   */
  Map<String, V> load(Connection connection, Map<String, Long> nextRevisions) throws SQLException {
    Map<String, V> known = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    nextRevisions.forEach(
        (id, next) -> {
          V view = following(id, next);
          if (view == null) {
            unknown.add(id);
          } else {
            known.put(id, view);
          }
        });
    known.putAll(table.load(connection, unknown));
    return known;
  }

  /** Writes views, each id at most once, and keeps them. */
  void save(Connection connection, Collection<V> views) throws SQLException {
    table.save(connection, views);
    views.forEach(view -> kept.put(table.idOf(view), view));
  }

  private @Nullable V following(String id, long next) {
    V view = kept.get(id);
    return view != null && revisionOf.applyAsLong(view) + 1 >= next ? view : null;
  }
}
