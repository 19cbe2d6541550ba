package io.fixfirst.control.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fixfirst.core.sla.Impact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status page may tell of an incident. It has no summary, because that names devices and
 * people: the page says which service is disturbed and how, and what was published.
 *
 * @param service of the contract; null where it concerns none of them
 * @param shown whether the page speaks of it
 * @param restored whether service runs by a workaround
 * @param resolved when it was solved; null while it is not
 * @param kept whether its resolve clock has not run out
 * @param spans how bad it was from when to when, in order
 * @param posts the newest last
 * @param nextUpdate when the next update is promised
 */
record StatusIncident(
    String id,
    String tenant,
    long revision,
    @Nullable String service,
    boolean shown,
    boolean major,
    Impact impact,
    boolean restored,
    Instant opened,
    @Nullable Instant resolved,
    boolean kept,
    List<Span> spans,
    List<Post> posts,
    @Nullable Instant nextUpdate,
    Instant changed) {

  /**
   * A time in which it was so bad.
   *
   * @param to null while that goes on
   */
  record Span(Level level, Instant from, @Nullable Instant to) {}

  /**
   * A step that the page tells.
   *
   * @param text what was published; null for a step that the page has words of its own for
   */
  record Post(Instant at, Step step, @Nullable String text) {}

  /** What happened. */
  enum Step {
    NOTICED,
    MAJOR,
    UPDATE,
    WORKAROUND,
    RESOLVED,
    REOPENED,
    /** The review of a P1 was published. */
    REVIEW
  }

  /** {@return how bad it is now} */
  @JsonIgnore
  Level level() {
    return spans.isEmpty() || spans.getLast().to() != null
        ? Level.OPERATIONAL
        : spans.getLast().level();
  }

  @JsonIgnore
  boolean isOver() {
    return resolved != null;
  }

  /** {@return how bad it was at worst} */
  @JsonIgnore
  Level worst() {
    Level worst = Level.OPERATIONAL;
    for (Span span : spans) {
      worst = worst.worse(span.level());
    }
    return worst;
  }
}
