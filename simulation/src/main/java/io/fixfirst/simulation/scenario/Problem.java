package io.fixfirst.simulation.scenario;

import java.nio.file.Path;

/**
 * A mistake in a scenario file.
 *
 * @param file in which it is, which may be one that was included
 * @param line from 1
 * @param field the path to it, {@code tenants[0].demand[0].impact}; empty for the document
 * @param message what was expected
 */
public record Problem(Path file, int line, String field, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
