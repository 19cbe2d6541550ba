package io.fixfirst.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.benchmarks.results.Comparison.Row;
import io.fixfirst.benchmarks.results.Comparison.Verdict;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import io.fixfirst.control.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Noise is not taken for a difference, nor a difference for noise. */
class ComparisonTest {

  private static final Run RUN =
      new Run("0123456789ab", "2 cores", List.of(), 1.5, false, Instant.EPOCH);
  private static final int FIGURES = 40;
  private static final int YARDSTICKS = 12;
  private static final int ROUNDS = 5;

  private final Random random = new Random(7);

  /** A run on a machine of that speed: each process has luck of its own, each round a little. */
  private List<Figure> run(double speed, double ours) {
    return run(speed, ours, ROUNDS);
  }

  private List<Figure> run(double speed, double ours, int rounds) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < FIGURES + YARDSTICKS; i++) {
      boolean yardstick = i >= FIGURES;
      What what = What.of("Benchmark" + i, "ops/s", Better.MORE);
      double luck = Math.exp(0.05 * random.nextGaussian());
      double mean = 1_000 * (i + 1) * speed * luck * (yardstick ? 1 : ours);
      figures.add(figure(yardstick ? what.asYardstick() : what, mean, rounds));
    }
    return figures;
  }

  private Figure figure(What what, double mean) {
    return figure(what, mean, ROUNDS);
  }

  private Figure figure(What what, double mean, int rounds) {
    List<Double> samples = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      samples.add(mean * Math.exp(0.01 * random.nextGaussian()));
    }
    return Figure.of(what, samples, RUN);
  }

  private static long different(List<Figure> before, List<Figure> after) {
    return new Comparison(before, after)
        .rows().stream()
            .filter(row -> !row.before().yardstick() && row.verdict() != Verdict.EQUAL)
            .count();
  }

  private static long alarmsIn200Pairs(
      Supplier<List<Figure>> before, Supplier<List<Figure>> after) {
    return IntStream.range(0, 200).filter(_ -> different(before.get(), after.get()) > 0).count();
  }

  @Test
  void two_runs_of_one_commit_are_equal_however_fast_the_machine_was() {
    assertThat(alarmsIn200Pairs(() -> run(1, 1), () -> run(0.4, 1))).isLessThan(20);
  }

  @Test
  void what_has_become_half_as_fast_is_seen() {
    assertThat(different(run(1, 1), run(1.3, 0.5))).isEqualTo(FIGURES);
  }

  @Test
  void three_rounds_and_three_yardsticks_are_enough_for_three_times_as_fast() {
    assertThat(alarmsIn200Pairs(() -> few(1, 1), () -> few(0.8, 1))).isLessThan(20);
    assertThat(different(few(1, 1), few(1.3, 3))).isEqualTo(FIGURES);
  }

  private List<Figure> few(double speed, double ours) {
    return run(speed, ours, 3).subList(0, FIGURES + 3);
  }

  @Test
  void the_yardsticks_say_how_fast_the_machine_was() {
    Comparison comparison = new Comparison(run(1, 1), run(0.4, 1));
    assertThat(Objects.requireNonNull(comparison.weather()).drift()).isCloseTo(0.4, within(0.04));
    assertThat(comparison.rows().getFirst().ratio()).isCloseTo(1, within(0.3));
  }

  @Test
  void a_time_that_has_become_less_is_better() {
    What what = What.of("start", "ms", Better.LESS);
    Row row =
        new Comparison(List.of(figure(what, 400)), List.of(figure(what, 200))).rows().getFirst();
    assertThat(row.ratio()).isCloseTo(2, within(0.1));
    assertThat(row.verdict()).isEqualTo(Verdict.FASTER);
  }

  @Test
  void of_one_sample_nothing_can_be_said() {
    What what = What.of("start", "ms", Better.LESS);
    Row row =
        new Comparison(
                List.of(Figure.of(what, List.of(400.0), RUN)),
                List.of(Figure.of(what, List.of(200.0), RUN)))
            .rows()
            .getFirst();
    assertThat(row.verdict()).isEqualTo(Verdict.EQUAL);
  }

  @Test
  void figures_are_read_back_and_runs_into_one_file_are_one(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve(FigureFile.NAME);
    List<Figure> first = run(1, 1);
    FigureFile.append(file, first);
    assertThat(FigureFile.read(folder)).isEqualTo(first);
    FigureFile.append(file, run(1, 1));
    assertThat(FigureFile.read(file))
        .hasSameSizeAs(first)
        .allSatisfy(figure -> assertThat(figure.samples()).hasSize(10));
  }

  @Test
  void a_line_that_is_no_figure_is_named(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), "\n{\"benchmark\":\n");
    assertThatThrownBy(() -> FigureFile.read(file)).hasMessageContaining("a.jsonl:2 ");
  }

  @Test
  void a_file_that_is_not_there_is_named(@TempDir Path folder) {
    assertThatThrownBy(() -> FigureFile.read(folder.resolve("nothing")))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("nothing is neither");
  }
}
