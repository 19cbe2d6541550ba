package io.fixfirst.actors;

import java.util.UUID;

/**
 * What a command is asked under, so that it is carried out once however often it is asked.
 *
 * @param name written with the first event that the command causes; at most once for each entity
 * @param again whether it may have been carried out already
 */
public record Request(String name, boolean again) {

  /** {@return a request that nobody has made before} */
  public static Request fresh() {
    return new Request(UUID.randomUUID().toString(), false);
  }
}
