package io.fixfirst.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeTest {

  private Scenario kolding;

  @BeforeAll
  void readScenario() throws BadScenarioException {
    kolding = ScenarioFile.read(Path.of("../scenarios/kolding.yaml"));
  }

  @Test
  void in_a_week_of_kolding_incidents_are_reported_worked_on_escalated_and_resolved() {
    Life life = new Life(kolding, 1);
    life.run(Duration.ofDays(7));

    assertThat(life.all(IncidentEvent.Opened.class)).hasSizeBetween(450, 850);
    assertThat(life.all(IncidentEvent.Resolved.class)).hasSizeGreaterThan(400);
    assertThat(life.all(IncidentEvent.Escalated.class)).hasSizeGreaterThan(100);
    assertThat(life.all(IncidentEvent.CoreTeamFormed.class)).isNotEmpty();
    assertThat(life.all(IncidentEvent.WorkaroundReported.class)).isNotEmpty();
    assertThat(life.refused()).isZero();
  }

  @Test
  void the_same_seed_gives_the_same_events_and_another_gives_others() {
    assertThat(days(1).hashCode()).isEqualTo(days(1).hashCode()).isNotEqualTo(days(2).hashCode());
  }

  @Test
  void readings_in_the_usual_band_and_most_signs_of_life_change_nothing()
      throws BadScenarioException {
    Scenario busy = ScenarioFile.read(Path.of("src/test/resources/world/busy-devices.yaml"));
    Life all = new Life(busy, 4, Telemetry.ALL);
    Life news = new Life(busy, 4, Telemetry.NEWS);
    all.run(Duration.ofDays(28));
    news.run(Duration.ofDays(28));

    assertThat(all.all(DeviceEvent.AlarmRaised.class).size()).isGreaterThan(200);
    assertThat(all.all(DeviceEvent.HoldEnded.class).size()).isGreaterThan(5);
    assertThat(all.all(DeviceEvent.HeartbeatSeen.class).size()).isGreaterThan(1000);
    for (int i = 0; i < Math.min(all.journal().size(), news.journal().size()); i++) {
      assertThat(news.journal().get(i)).isEqualTo(all.journal().get(i));
    }
    assertThat(news.journal()).hasSameSizeAs(all.journal());
    assertThat(news.runtime().commands()).isLessThan(all.runtime().commands() / 2);
  }

  @Test
  void a_first_line_team_keeps_tickets_for_as_long_as_its_own_limit_says()
      throws BadScenarioException {
    String text =
        """
        name: two-desks
        desk:
          teams:
            - {id: quick, line: 1, categories: [mail], touchLimit: PT5M}
            - {id: slow, line: 1}
            - {id: experts}
          engineers: {id: ada, count: 3, shares: {quick: 0.3, slow: 0.3, experts: 0.4}}
        work: {first: {minutes: 60}, second: {minutes: 1}, pickUpMinutes: 1}
        tenants:
          id: town
          demand: {everyMinutes: 200, categories: {mail: {share: 0.5}, other: {share: 0.5}}}
        """;
    Life life = new Life(ScenarioFile.parse(Path.of("two-desks.yaml"), text), 1);
    life.run(Duration.ofDays(14));
    Map<TeamId, Set<Duration>> kept = new TreeMap<>();
    Map<EntityId, TeamId> teams = new LinkedHashMap<>();
    Map<EntityId, Instant> begun = new LinkedHashMap<>();
    for (Recorded recorded : life.journal()) {
      if (recorded.event() instanceof IncidentEvent.Assigned assigned) {
        teams.put(recorded.entity(), assigned.team());
      } else if (recorded.event() instanceof IncidentEvent.Acknowledged acknowledged) {
        begun.put(recorded.entity(), acknowledged.at());
      } else if (recorded.event() instanceof IncidentEvent.Escalated escalated) {
        kept.computeIfAbsent(
                Objects.requireNonNull(teams.get(recorded.entity())), _ -> new TreeSet<>())
            .add(Duration.between(begun.get(recorded.entity()), escalated.at()));
      }
    }
    assertThat(kept)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new TeamId("quick"), Set.of(Duration.ofMinutes(5)),
                new TeamId("slow"), Set.of(Duration.ofMinutes(15))));
  }

  private List<Recorded> days(long seed) {
    Life life = new Life(kolding, seed);
    life.run(Duration.ofDays(2));
    return life.journal();
  }
}
