package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "High resolve >= 95 %, sla.high.resolve.attained, true, 0.95",
    "P1 respond>=99.5%, sla.p1.respond.attained, true, 0.995",
    "low resolve >= 0.9, sla.low.resolve.attained, true, 0.9",
    "Normal p95 <= 16 h, timeToResolveMinutes.normal.p95, false, 960",
    "line 1 utilisation <= 85 %, lines.1.utilisation, false, 0.85",
    "Line 2 wait <= 90 min, lines.2.waitMinutes, false, 90",
    "first-touch >= 60 %, lines.1.firstTouchRate, true, 0.6",
    "line 1 solved >= 70 %, lines.1.solvedShare, true, 0.7",
    "P1 restore <= 1.5 h, p1.minutesToRestore, false, 90",
    "P1 core team <= 5 min, p1.minutesToCoreTeam, false, 5"
  })
  void a_sentence_names_a_figure(String text, String metric, boolean atLeast, double value) {
    Target target = Target.parse(text);
    assertThat(target).isEqualTo(new Target(text, metric, atLeast, value));
    assertThat(text).matches(Target.FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "High resolve",
        "High resolve = 95 %",
        "Urgent resolve >= 95 %",
        "High resolve >= 95 min",
        "High resolve >= 95",
        "P1 restore <= 95 %",
        "P1 restore <= 95"
      })
  void what_is_no_target_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> Target.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected ")
        .hasMessageEndingWith("(was \"" + text + "\")");
  }
}
