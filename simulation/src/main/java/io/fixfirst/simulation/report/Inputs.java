package io.fixfirst.simulation.report;

import java.util.List;

/**
 * What a report's reader needs to judge the assumptions, and to run it all again.
 *
 * @param commandLine as it was typed
 * @param files the scenario and all that it includes, the scenario first
 */
public record Inputs(String commandLine, List<File> files) {

  /** A file and its text. */
  public record File(String name, String text) {}

  public Inputs {
    files = List.copyOf(files);
  }
}
