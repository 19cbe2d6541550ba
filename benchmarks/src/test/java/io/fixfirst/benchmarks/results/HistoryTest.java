package io.fixfirst.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each figure is drawn over the runs that have it, the oldest first. */
class HistoryTest {

  private static History.Milestone milestone(String name, String at, double... scores) {
    Run run = new Run("0123456789ab", "2 cores", List.of(), 1.5, false, Instant.parse(at));
    What what = What.of("Benchmark.<hold>", "ops/s", Better.MORE);
    List<Double> samples = Arrays.stream(scores).boxed().toList();
    return new History.Milestone(name, List.of(Figure.of(what, samples, run)));
  }

  @Test
  void runs_stand_in_the_order_of_their_time() {
    String html =
        new History(
                List.of(
                    milestone("second", "2026-11-22T12:00:00Z", 3, 4),
                    milestone("first", "2026-11-21T12:00:00Z", 1, 2)))
            .html();
    assertThat(html).contains("\"runs\":[\"first\",\"second\"]");
    assertThat(html).contains("{\"run\":0,\"mean\":1.5,").contains("{\"run\":1,\"mean\":3.5,");
  }

  @Test
  void names_are_text_and_never_markup() {
    String html = new History(List.of(milestone("first", "2026-11-21T12:00:00Z", 1, 2))).html();
    assertThat(html).contains("Benchmark.&lt;hold&gt;").doesNotContain("Benchmark.<hold>");
  }
}
