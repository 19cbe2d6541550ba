package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Measured values from a table of comma-separated values, beside the scenario file. */
final class Table {

  private Table() {}

  /**
   * {@return the values of a column}
   *
   * @param where the node that names the table
   * @param field what that is called
   * @param column its heading; null for the first column, with or without a heading
   */
  static Distribution read(
      Documents documents, Node where, String field, String csv, @Nullable String column)
      throws BadScenarioException {
    Path file = documents.fileOf(where).resolveSibling(csv);
    List<String[]> rows = rows(file, documents.text(file, where, field + ".csv"));
    int index = 0;
    boolean headed = !rows.isEmpty() && !isNumber(rows.getFirst()[0]);
    if (column != null) {
      List<String> headings = rows.isEmpty() ? List.of() : Arrays.asList(rows.getFirst());
      index = headings.indexOf(column);
      headed = true;
      if (index < 0) {
        throw new BadScenarioException(
            List.of(
                documents.problem(
                    where,
                    field + ".column",
                    "expected a known column (was \""
                        + column
                        + "\"): "
                        + Nearest.advice(column, headings))));
      }
    }
    List<Double> values = new ArrayList<>();
    for (int row = headed ? 1 : 0; row < rows.size(); row++) {
      String[] cells = rows.get(row);
      if (index >= cells.length || !isNumber(cells[index])) {
        String was = index < cells.length ? cells[index] : "";
        throw new BadScenarioException(
            List.of(
                new Problem(
                    file, row + 1, "", "expected a number of 0 or more (was \"" + was + "\")")));
      }
      values.add(Double.parseDouble(cells[index].strip()));
    }
    if (values.isEmpty()) {
      throw new BadScenarioException(
          List.of(new Problem(file, 1, "", "expected one or more values (there are none)")));
    }
    return new Distribution.Empirical(values, null, null);
  }

  private static List<String[]> rows(Path file, String text) throws BadScenarioException {
    try (MappingIterator<String[]> rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class)
            .readValues(text)) {
      return rows.readAll();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BadScenarioException(
          List.of(
              new Problem(
                  file, line, "", "expected comma-separated values: " + e.getOriginalMessage())));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory can be read.", e);
    }
  }

  private static boolean isNumber(String cell) {
    return cell.strip().matches("[0-9]{1,15}([.][0-9]{1,15})?");
  }
}
