package io.fixfirst.benchmarks.results;

import io.fixfirst.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench report}: a picture of each figure over commits. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Draws each figure over the runs, as one HTML file that needs nothing else.")
public final class ReportVerb implements Callable<Integer> {

  private static final String ENDING = ".jsonl";

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description = "Files of figures, or folders of such files (default: benchmarks/results).")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: benchmarks.html).")
  private Path out = Path.of("benchmarks.html");

  @Override
  public Integer call() throws IOException {
    List<Path> from =
        runs.isEmpty()
            ? List.of(Path.of(System.getProperty("fixfirst.home", "."), "benchmarks", "results"))
            : runs;
    List<History.Milestone> milestones = new ArrayList<>();
    for (Path fileOrFolder : from) {
      for (Path file : files(fileOrFolder)) {
        List<Figure> figures = FigureFile.read(file);
        if (!figures.isEmpty()) {
          milestones.add(new History.Milestone(nameOf(file), figures));
        }
      }
    }
    if (milestones.isEmpty()) {
      System.err.println("There are no figures in " + from + ".");
      return ExitCode.BAD_INPUT.number();
    }
    History history = new History(milestones);
    Files.writeString(out, history.html());
    System.out.println(
        history.size() + " figures of " + milestones.size() + " runs are drawn in " + out + ".");
    return ExitCode.DONE.number();
  }

  private static List<Path> files(Path fileOrFolder) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> files = Files.list(fileOrFolder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /** A file that no person has named is called by its folder. */
  private static String nameOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return file.endsWith(FigureFile.NAME) && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : file.getFileName().toString().replace(ENDING, "");
  }
}
