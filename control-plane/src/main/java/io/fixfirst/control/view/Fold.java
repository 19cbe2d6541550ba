package io.fixfirst.control.view;

import io.fixfirst.core.Event;

/**
 * Applies events to a view.
 *
 * @param <V> the view
 */
interface Fold<V> {

  /** Applies the next event of the entity; an event that was applied before changes nothing. */
  void apply(Event event, long revision);

  /** {@return the view now} */
  V view();
}
