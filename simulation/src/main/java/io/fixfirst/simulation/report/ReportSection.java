package io.fixfirst.simulation.report;

import java.util.List;

/**
 * A part of the page: what it is about, what one sees, one sentence of explanation, charts, and the
 * same as a table.
 *
 * @param id of the section; chart {@code n} of it has the id {@code id-n}
 * @param finding what one sees, in a sentence
 * @param options subjects among which the reader chooses; none where the charts show all
 */
record ReportSection(
    String id,
    String title,
    String finding,
    String explanation,
    List<Chart> charts,
    List<Option> options,
    List<ReportTable> tables) {

  /**
   * A place for a chart.
   *
   * @param caption stands above it; empty for none
   * @param description for those who do not see it
   */
  record Chart(String id, String caption, String description) {}

  /** One of several subjects of the section's chart. */
  record Option(String value, String label) {}

  boolean several() {
    return options.size() > 1;
  }
}
