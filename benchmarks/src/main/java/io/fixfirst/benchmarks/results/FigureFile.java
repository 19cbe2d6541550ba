package io.fixfirst.benchmarks.results;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures as JSON lines, one figure a line, so that files can be joined by {@code cat}. A figure
 * that is there more than once, as after several runs into one file, is one with all the samples.
 */
public final class FigureFile {

  /** How the file of a folder of results is called. */
  public static final String NAME = "figures.jsonl";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private FigureFile() {}

  /** Adds figures to the end of a file, which is made if it is not there. */
  public static void append(Path file, Collection<Figure> figures) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Figure figure : figures) {
      lines.append(JSON.writeValueAsString(figure)).append('\n');
    }
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * {@return the figures of a file, or of the one in a folder, in the order of the first of each}
   *
   * @throws Stopped where there is no such file, and with the line that is no figure
   */
  public static List<Figure> read(Path fileOrFolder) throws IOException {
    Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
    if (!Files.isRegularFile(file)) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          fileOrFolder + " is neither a file of figures nor a folder with " + NAME + ".");
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        Figure figure = figure(line, file, number);
        figures.merge(figure.name() + " in " + figure.unit(), figure, Figure::and);
      }
    }
    return new ArrayList<>(figures.values());
  }

  private static Figure figure(String line, Path file, int number) {
    try {
      JsonNode node = JSON.readTree(line);
      Figure figure = JSON.treeToValue(node, Figure.class);
      if (figure == null || figure.samples().isEmpty()) {
        throw new IOException("a figure has samples");
      }
      return figure;
    } catch (IOException | RuntimeException e) {
      throw new Stopped(
          ExitCode.BAD_INPUT, file + ":" + number + " is no figure: " + e.getMessage());
    }
  }
}
