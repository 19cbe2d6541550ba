package io.fixfirst.control.demo;

import java.time.Instant;

/**
 * That somebody will do something about an incident, unless it has moved on by then.
 *
 * @param episode of the incident in which this was meant
 */
public record Intent(Instant at, String ticket, int episode, Act act) {

  /** {@return the same, later: whoever meant it is not there now} */
  public Intent postponedTo(Instant later) {
    return new Intent(later, ticket, episode, act);
  }
}
