package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

  private static final Path BAD = Path.of("../scenarios/bad.yaml");
  private static final Path KOLDING = Path.of("../scenarios/kolding.yaml");

  @Test
  void kolding_can_be_read() throws BadScenarioException {
    Scenario kolding = ScenarioFile.read(KOLDING);

    assertThat(kolding.start().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(kolding.tenants().getFirst().users()).isEqualTo(7_000);
    assertThat(kolding.tenants().getFirst().phases().getFirst().devices().values())
        .containsExactlyInAnyOrder(10, 2);
    assertThat(kolding.opening()).isNotEmpty();
  }

  @Test
  void three_towns_can_be_read() throws BadScenarioException {
    Scenario towns = ScenarioFile.read(KOLDING.resolveSibling("three-towns.yaml"));

    assertThat(towns.tenants()).hasSize(3);
    assertThat(shareOf(towns, "service-desk")).isEqualTo(1 + 5 + 2 * 0.5);
    assertThat(shareOf(towns, "infrastructure")).isEqualTo(3 + 2 * 0.5);
    assertThat(shareOf(towns, "business-systems")).isEqualTo(2 + 2 * 0.5);
    assertThat(towns.termsOf(towns.tenants().getFirst()).touchLimit()).hasMinutes(15);
  }

  @Test
  void five_experts_can_be_read_and_have_no_lines() throws BadScenarioException {
    Scenario experts = ScenarioFile.read(KOLDING.resolveSibling("five-experts.yaml"));

    assertThat(experts.tenants()).hasSize(4);
    assertThat(experts.desk().engineers()).hasSize(7);
    assertThat(experts.termsOf(experts.tenants().getFirst()).touchLimit()).isNull();
  }

  private static double shareOf(Scenario scenario, String team) {
    return scenario.desk().engineers().stream()
        .mapToDouble(engineer -> engineer.shares().getOrDefault(team, 0.0))
        .sum();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          users: 7000 | userss: 7000 | tenants[0].userss | maybe "users"
          users: 7000 | users: many | tenants[0].users | expected a whole number
          users: 7000 | users: 7.5 | tenants[0].users | expected a whole number
          users: 7000 | users: -1 | tenants[0].users | expected a whole number from 0
          stage: poc, | '' | tenants[0].phases[0].stage | this key is required
          solved: 0.70 | solved: 70 | work.first.solved | expected a share from 0 to 1
          pickUpWithin: PT4H | pickUpWithin: 4 hours | desk.teams[4].pickUpWithin | expected a duration
          zone: Europe/Copenhagen | zone: Europe/Kolding | zone | expected a time zone
          policy: least-loaded | policy: least-load | desk.teams[3].policy | maybe "least-loaded"
          {silent: 0.05 | {silence: 0.05 | tenants[0].devices[0].failures.modes.silence | maybe "silent"
          profile: office | profile: ofice | tenants[0].demand[0].profile | maybe "office"
          shift: night | shift: nights | desk.engineers[8].shift | maybe "night"
          device: srv-008 | device: srv-088 | opening[2].device | expected a known device
          what: report | what: raport | opening[1].what | expected a known kind of event
          day: ["mon-fri 08:00-16:00"] | day: ["mon-fri 8-16"] | desk.shifts.day.hours | mon-fri 08:00-16:00
          day: ["mon-fri 08:00-16:00"] | day: ["mon-fri 16:00-08:00"] | desk.shifts.day.hours | the end after the beginning
          day: ["mon-fri 08:00-16:00"] | day: ["mon-fri 08:00-16:00", "fri 15:00-17:00"] | desk.shifts.day.hours | do not overlap
          day: ["mon-fri 08:00-16:00"] | day: [] | desk.shifts.day.hours | some working time
          stage: rollout | stage: prospect | tenants[0].phases[1].stage | expected a later stage
          lasts: P28D, | '' | tenants[0].phases[1].lasts | every phase but the last
          perUserPerWeek: 0.09 | perUserPerWeek: -0.09 | tenants[0].demand[0].perUserPerWeek | a number of 0 or more
          perUserPerWeek: 0.09 | perUserPerWeek: .nan | tenants[0].demand[0].perUserPerWeek | expected a number (was ".nan")
          perUserPerWeek: 0.09 | perUserPerWeek: NaN | tenants[0].demand[0].perUserPerWeek | expected a number (was "NaN")
          perUserPerWeek: 0.09 | perUserPerWeek: 1e999 | tenants[0].demand[0].perUserPerWeek | expected a number
          {low: 0.41, | {low: 0.51, | tenants[0].demand[0].impact | expected shares that sum to 1 (they sum to 1.1)
          share: 0.40 | share: 0.30 | tenants[0].demand[0].categories | (they sum to 0.9)
          {service-desk: 0.5, client-desktop: 0.5} | {service-desk: 0.5, client-desktop: 0.6} | desk.engineers[5].shares | together at most 1 (were 1.1)
          id: infrastructure | id: infra | desk.teams[1].id | expected somebody to work in this team
          holidays: DK | holidays: XX | tenants[0].contract | two-letter country codes
          warmUp: P42D | warmUp: P364D | warmUp | less than the horizon
          horizon: P364D | horizon: PT0S | horizon | expected a duration above 0
          High resolve >= 90 % | High resolv >= 90 % | targets[0] | expected "High resolve"
          High resolve >= 90 % | High resolve >= 195 % | targets[0] | a share of at most 100 %
          replications: 20 | replications: 0 | replications | a whole number from 1
          service: casework | service: casewok | tenants[0].demand[0].categories.application.service | maybe "casework"
          service: casework | skills: [magic] | tenants[0].demand[0].categories.application.skills | expected a known skill (was "magic")
          {mean: 65, cv: 1.2} | {exponentail: 65} | work.second.minutes | maybe "exponential"
          {mean: 65, cv: 1.2} | {erlang: {mean: 65, phases: 0}} | work.second.minutes.erlang.phases | a whole number from 1
          {mean: 65, cv: 1.2} | {hyperexponential: {mean: 65, scv: 0.5}} | work.second.minutes.hyperexponential.scv | 1 or more
          {mean: 65, cv: 1.2} | {empirical: {csv: nowhere.csv}} | work.second.minutes | expected a readable file
          """)
  void a_mistake_is_told_with_line_field_and_expectation(
      String right, String wrong, String field, String expectation) throws IOException {
    String good = Files.readString(KOLDING);
    assertThat(good).contains(right);
    int at = good.indexOf(right);
    String bad = good.substring(0, at) + wrong + good.substring(at + right.length());

    BadScenarioException refused =
        catchThrowableOfType(BadScenarioException.class, () -> ScenarioFile.parse(BAD, bad));

    assertThat(refused).as("refusal of " + wrong).isNotNull();
    Problem problem = refused.problems().getFirst();
    assertThat(problem.field()).startsWith(field);
    assertThat(problem.message()).contains(expectation);
    int line = (int) good.substring(0, at).lines().count();
    assertThat(problem.line()).isBetween(line - 4, line + 1);
    assertThat(refused).hasMessageStartingWith(BAD + ":" + problem.line() + ": " + field);
  }

  @Test
  void a_key_written_twice_is_refused() {
    assertThatThrownBy(() -> ScenarioFile.parse(Path.of("x.yaml"), "name: a\nname: b\n"))
        .isInstanceOf(BadScenarioException.class)
        .hasMessageContaining("x.yaml:2");
  }

  @Test
  void a_file_that_is_not_there_is_bad_input() {
    assertThatThrownBy(() -> ScenarioFile.read(Path.of("nowhere.yaml")))
        .isInstanceOf(BadScenarioException.class)
        .hasMessageContaining("nowhere.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | 1", "'[1, 2]' | 1", "'a: [' | 1", "'name: \u0000' | 1"})
  void what_is_no_scenario_at_all_is_refused(String text, int line) {
    BadScenarioException refused =
        catchThrowableOfType(
            BadScenarioException.class, () -> ScenarioFile.parse(Path.of("x.yaml"), text));

    assertThat(refused.problems()).extracting(Problem::line).containsOnly(line);
  }
}
