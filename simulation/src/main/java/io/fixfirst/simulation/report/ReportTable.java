package io.fixfirst.simulation.report;

import java.util.ArrayList;
import java.util.List;

/** A table of texts: headings, and rows that begin with what they are about. */
record ReportTable(String caption, List<String> head, List<Row> rows) {

  record Row(String about, List<String> cells) {}

  /** Grows row by row. */
  static final class Rows {
    private final List<Row> rows = new ArrayList<>();

    void add(String about, List<String> cells) {
      rows.add(new Row(about, List.copyOf(cells)));
    }

    boolean isEmpty() {
      return rows.isEmpty();
    }

    ReportTable under(String caption, List<String> head) {
      return new ReportTable(caption, List.copyOf(head), List.copyOf(rows));
    }
  }
}
