package io.fixfirst.simulation.world;

import io.fixfirst.core.IncidentId;
import org.jspecify.annotations.Nullable;

/** What has come of a request. */
public sealed interface Outcome {

  /**
   * It was carried out, or there was nothing to do.
   *
   * @param opened the incident that a report has opened; null for other requests
   */
  record Done(@Nullable IncidentId opened) implements Outcome {

    /** Carried out, and nothing more to say. */
    public static final Done PLAIN = new Done(null);
  }

  /** It cannot be; asking again would not help. */
  record Refused(String code) implements Outcome {}

  /** Nobody was there to take it; it may be sent again. */
  record Lost() implements Outcome {}
}
