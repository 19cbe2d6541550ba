package io.fixfirst.simulation.weather;

import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last events that are of some entities or mention them. */
final class About implements Witness {

  private static final int KEPT_MAX = 500;

  private final List<EntityId> named;
  private final Deque<Recorded> kept = new ArrayDeque<>();
  private long left;

  About(List<EntityId> named) {
    this.named = named;
  }

  @Override
  public void see(Recorded recorded) {
    if (!isAbout(recorded)) {
      return;
    }
    if (kept.size() == KEPT_MAX) {
      kept.remove();
      left++;
    }
    kept.add(recorded);
  }

  private boolean isAbout(Recorded recorded) {
    String event = null;
    for (EntityId id : named) {
      if (recorded.entity().equals(id)) {
        return true;
      }
      event = event == null ? recorded.event().toString() : event;
      if (mentions(event, id.text())) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether that text has this id in it, and not only the beginning of a longer one} */
  static boolean mentions(String text, String id) {
    for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
      if (!isOfId(text, at - 1) && !isOfId(text, at + id.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfId(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-');
  }

  List<Recorded> kept() {
    return List.copyOf(kept);
  }

  /** {@return how many were kept once and are not any more} */
  long left() {
    return left;
  }
}
