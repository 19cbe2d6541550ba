package io.fixfirst.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Sample;
import io.fixfirst.simulation.stats.Unit;
import io.fixfirst.simulation.theory.TheoryCase.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The long form, {@code mvn verify -Dlong}: for every figure the 95 % interval is within ±1 % of
 * the value, and contains it for at least 17 of 20 seeds. Writes what it has seen to {@code
 * target/validation.md}.
 *
 * <p>How many replications a seed gets is found by a trial with a seed of its own, so that looking
 * does not make the intervals less sure; {@value #REPLICATIONS_MOST} at most.
 *
 * <p>To ask for less in less time: {@code -Dvalidation.cases=mm1,md4} runs some of the cases,
 * {@code -Dvalidation.precision=0.1} asks each seed for ±10 % (all twenty together then know about
 * ±2 %), and {@code -Dvalidation.share=0.15} makes each replication that much of the time that its
 * file counts.
 */
class ValidationIT {

  private static final int SEEDS = 20;
  private static final int CONTAINED_LEAST = 17;
  private static final double PRECISION = property("precision", 0.01);
  private static final double SHARE = property("share", 1);
  private static final long TRIAL_SEED = 1_000_003;
  private static final int TRIAL_REPLICATIONS = 30;
  private static final int REPLICATIONS_LEAST = 20;
  private static final int REPLICATIONS_MOST = 4_000;
  private static final Path TABLE = Path.of("target", "validation.md");

  private static double property(String name, double otherwise) {
    return Double.parseDouble(System.getProperty("validation." + name, Double.toString(otherwise)));
  }

  /** What the seeds say of one figure. */
  private static final class Tally {
    private final Answer answer;
    private int contained;
    private final Sample together = new Sample(Unit.NUMBER);
    private double widest;

    Tally(Answer answer) {
      this.answer = answer;
    }

    void add(Estimate estimate) {
      double low = estimate.value() - estimate.halfWidth();
      double high = estimate.value() + estimate.halfWidth();
      contained += low <= answer.value() && answer.value() <= high ? 1 : 0;
      together.add(estimate.value());
      widest = Math.max(widest, estimate.halfWidth() / answer.value());
    }

    String row(String file, long tickets) {
      return String.format(
          Locale.ROOT,
          "| `%s` | %s | %.6f | %.6f | ± %.2f %% | ± %.2f %% | %d of %d | %,d |%n",
          file,
          answer.name(),
          answer.value(),
          together.estimate().value(),
          100 * together.estimate().halfWidth() / answer.value(),
          100 * widest,
          contained,
          SEEDS,
          tickets);
    }
  }

  @Test
  void intervals_of_one_per_cent_contain_what_theory_says() throws Exception {
    String wanted = System.getProperty("validation.cases");
    List<String> misses = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    table.append("| case | figure | theory | all seeds together | their half-width |");
    table.append(" widest of one seed | contained | tickets a seed |\n");
    table.append("|---|---|---:|---:|---:|---:|---:|---:|\n");
    for (TheoryCase one : TheoryCase.all()) {
      if (wanted == null || Arrays.asList(wanted.split(",", -1)).contains(one.file())) {
        run(one, table, misses);
        write(table);
      }
    }
    assertThat(misses).isEmpty();
  }

  private static void run(TheoryCase one, StringBuilder table, List<String> misses)
      throws InterruptedException {
    List<Tally> tallies = one.answers().stream().map(Tally::new).toList();
    int replications = enough(one);
    double tickets = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Results results = TheoryRun.of(one, seed, replications, SHARE);
      for (Tally tally : tallies) {
        tally.add(TheoryRun.estimate(results, tally.answer));
      }
      tickets +=
          TheoryRun.estimate(results, new Answer("", "tickets.opened", 0)).value() * replications;
    }
    for (Tally tally : tallies) {
      String row = tally.row(one.file(), Math.round(tickets / SEEDS));
      table.append(row);
      if (tally.contained < CONTAINED_LEAST || tally.widest > PRECISION) {
        misses.add(row);
      }
    }
  }

  /**
   * {@return as many replications as make every interval narrow, that of the seed with the widest,
   * too} What r replications say of their spread is off by a share of about 1/√(2r), of twenty
   * seeds the largest by two and a half of these; the trial itself is a fifth to spare.
   */
  private static int enough(TheoryCase one) throws InterruptedException {
    Results trial = TheoryRun.of(one, TRIAL_SEED, TRIAL_REPLICATIONS, SHARE);
    double most = REPLICATIONS_LEAST;
    for (Answer answer : one.answers()) {
      double ratio = TheoryRun.estimate(trial, answer).halfWidth() / (PRECISION * answer.value());
      most = Math.max(most, 1.2 * TRIAL_REPLICATIONS * ratio * ratio);
    }
    double widest = 1 + 2.5 / Math.sqrt(2 * most);
    return (int) Math.min(REPLICATIONS_MOST, Math.ceil(most * widest * widest));
  }

  private static void write(StringBuilder table) throws IOException {
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, table);
  }
}
