package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.world.Request;
import io.fixfirst.simulation.world.SetUp;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is promised of one service is what it says, and the contract where it says nothing. */
class ServiceTermsTest {

  private static final String TEXT =
      """
      name: office
      desk:
        teams: [{id: front, line: 1}, {id: experts}]
        engineers: {id: ada, shares: {front: 0.5, experts: 0.5}}
      tenants:
        id: town
        contract: {hours: ["mon-fri 08:00-16:00"], holidays: DK, respond: {high: PT30M, low: PT4H}}
        services:
          - {id: workplace}
          - id: orders
            terms:
              hours: ["mon-sat 10:00-14:00"]
              matrix:
                low: [low PT80H, low PT80H, low PT80H, low PT80H]
                medium: [low PT80H, low PT80H, low PT80H, low PT80H]
                high: [low PT80H, low PT80H, low PT80H, low PT80H]
              respond: {low: PT16H}
              touchLimit: PT5M
      """;

  @Test
  void they_reach_the_contract_that_the_tenant_is_taken_on_with() throws BadScenarioException {
    Terms terms = terms(TEXT, "orders");
    assertThat(terms.matrix().at(Impact.HIGH, Urgency.URGENT).priority()).isEqualTo(Priority.LOW);
    assertThat(terms.matrix().at(Impact.LOW, Urgency.LOW).resolve()).hasHours(80);
    assertThat(terms.respond()).containsEntry(Priority.LOW, Duration.ofHours(16));
    assertThat(terms.touchLimit()).hasMinutes(5);
    assertThat(terms.hours().week()).containsKey(DayOfWeek.SATURDAY);
  }

  @Test
  void what_they_leave_out_is_as_in_the_contract() throws BadScenarioException {
    Terms terms = terms(TEXT, "orders");
    Terms contract = terms(TEXT, "workplace");
    assertThat(terms.respond().get(Priority.HIGH)).hasMinutes(30);
    assertThat(terms.hours().holidays()).isEqualTo(contract.hours().holidays()).isNotNull();
    assertThat(terms.p1Resolve()).isEqualTo(contract.p1Resolve());
    assertThat(contract.touchLimit()).hasMinutes(15);
  }

  @Test
  void half_a_matrix_is_refused_where_it_stands() {
    String bad = TEXT.replace("          high: [low PT80H, low PT80H, low PT80H, low PT80H]\n", "");
    BadScenarioException refused =
        catchThrowableOfType(
            BadScenarioException.class, () -> ScenarioFile.parse(Path.of("a.yaml"), bad));
    assertThat(refused).hasMessageContaining("tenants[0].services[1].terms.matrix: expected low");
  }

  @Test
  void terms_that_cannot_be_kept_are_refused_where_they_stand() {
    String bad = TEXT.replace("low: PT16H", "low: PT-16H");
    BadScenarioException refused =
        catchThrowableOfType(
            BadScenarioException.class, () -> ScenarioFile.parse(Path.of("a.yaml"), bad));
    assertThat(refused).hasMessageContaining("tenants[0].services[1].terms: expected terms that");
  }

  @Test
  void a_team_may_have_a_touch_limit_of_its_own() throws BadScenarioException {
    String text = TEXT.replace("{id: front, line: 1}", "{id: front, line: 1, touchLimit: PT20M}");
    assertThat(ScenarioFile.parse(Path.of("office.yaml"), text).desk().teams().getFirst())
        .extracting(DeskPlan.TeamPlan::touchLimit)
        .isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void only_the_first_line_has_a_touch_limit() {
    String bad = TEXT.replace("{id: experts}", "{id: experts, touchLimit: PT20M}");
    BadScenarioException refused =
        catchThrowableOfType(
            BadScenarioException.class, () -> ScenarioFile.parse(Path.of("a.yaml"), bad));
    assertThat(refused).hasMessageContaining("desk.teams[1].touchLimit: expected only in a team");
  }

  private static Terms terms(String text, String service) throws BadScenarioException {
    Scenario scenario = ScenarioFile.parse(Path.of("office.yaml"), text);
    return SetUp.requests(scenario).stream()
        .filter(Request.TakeOn.class::isInstance)
        .map(request -> ((Request.TakeOn) request).contract().termsOf(service))
        .findFirst()
        .orElseThrow();
  }
}
