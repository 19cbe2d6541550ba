/**
 * What people see: views folded from the journal's events.
 *
 * <p>A view is a record, its fold a class that applies events to it. The same fold serves lists (by
 * the projection {@link io.fixfirst.control.view.Views}, into tables) and one incident (from its
 * own history, so that whoever has just changed it sees the change).
 */
@NullMarked
package io.fixfirst.control.view;

import org.jspecify.annotations.NullMarked;
