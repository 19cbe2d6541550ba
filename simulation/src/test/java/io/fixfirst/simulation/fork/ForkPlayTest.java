package io.fixfirst.simulation.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.device.Device;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.experiment.Replication;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForkPlayTest {

  private static final Duration DAYS = Duration.ofDays(10);
  private static final String TEAM = "infrastructure";

  private Scenario scenario;
  private Before before;
  private Image image;

  /** In the middle of a working day, when most is going on. */
  @BeforeAll
  void run_for_some_days() throws BadScenarioException {
    scenario = ScenarioFile.read(Path.of("../scenarios/three-towns.yaml"));
    before = new Before(scenario, 5, Duration.ofHours(9 * 24 + 10));
    image = before.image();
  }

  @Test
  void no_rule_is_broken_on_either_side_of_the_fork() {
    ForkJudges judges = new ForkJudges();
    before.journal.forEach(judges::happened);
    List<Recorded> after = new ArrayList<>();
    Witness keeping = after::add;
    forked().run(7, image.at().plus(DAYS), Witness.of(List.of(judges, keeping)));
    assertThat(after).hasSizeGreaterThan(1_000);
  }

  @Test
  void judges_who_have_not_been_told_the_past_cannot_follow() {
    ForkJudges judges = new ForkJudges();
    assertThatThrownBy(() -> forked().run(7, image.at().plus(DAYS), judges))
        .isInstanceOf(BrokenRuleException.class);
  }

  private ForkPlay forked() {
    return new ForkPlay(Change.apply(scenario, List.of(), image), image);
  }

  @Test
  void alarms_that_stand_are_repaired_and_clear() throws BadScenarioException {
    Scenario kolding = ScenarioFile.read(Path.of("../scenarios/kolding.yaml"));
    Before monitored = new Before(kolding, 3, Duration.ofHours(25 * 24 + 11));
    Image found = monitored.image();
    Set<DeviceId> alarming = new TreeSet<>();
    for (Image.Standing one : found.standing()) {
      if (one.state() instanceof Device.Known device && device.standing() > 0) {
        alarming.add(device.id());
      }
    }
    assertThat(alarming).isNotEmpty();
    Judges judges = new Judges();
    monitored.journal.forEach(judges::see);
    Set<DeviceId> cleared = new TreeSet<>();
    new ForkPlay(Change.apply(kolding, List.of(), found), found)
        .run(
            11,
            found.at().plus(DAYS),
            recorded -> {
              if (isNew(recorded, found)) {
                judges.see(recorded);
                if (recorded.event() instanceof DeviceEvent.AlarmCleared) {
                  cleared.add((DeviceId) recorded.entity());
                }
              }
            });
    assertThat(cleared).containsAll(alarming);
  }

  @Test
  void what_was_open_is_gone_on_with_until_it_is_closed() {
    List<IncidentId> open = before.open();
    assertThat(open).hasSizeGreaterThan(10);
    List<IncidentId> closed = new ArrayList<>();
    for (Recorded recorded : forked(List.of(), 7)) {
      if (recorded.event() instanceof IncidentEvent.Closed) {
        closed.add((IncidentId) recorded.entity());
      }
    }
    assertThat(closed).containsAll(open);
  }

  @Test
  void a_seed_gives_one_future() {
    byte[] first = outcome(7).digest();
    assertThat(outcome(7).digest()).isEqualTo(first);
    assertThat(outcome(8).digest()).isNotEqualTo(first);
  }

  @Test
  void tickets_that_were_open_count_in_the_figures() {
    long openedLater =
        forked(List.of(), ScenarioPlay.setting(scenario).seedOf(7)).stream()
            .filter(recorded -> recorded.event() instanceof IncidentEvent.Opened)
            .count();
    assertThat(outcome(7).observations().figures().value("tickets.opened"))
        .isEqualTo(openedLater + before.open().size());
  }

  @Test
  void more_people_get_work() {
    List<EngineerId> assigned = new ArrayList<>();
    for (Recorded recorded : forked(List.of(new Change.More(TEAM, 2, null)), 7)) {
      if (recorded.event() instanceof DeskEvent.Assigned event) {
        assigned.add(event.engineer());
      }
    }
    assertThat(assigned)
        .extracting(EngineerId::text)
        .filteredOn(id -> id.startsWith("more-"))
        .isNotEmpty();
  }

  @Test
  void a_major_incident_now_is_declared_now_and_gets_a_core_team_at_once() {
    String tenant = scenario.tenants().getFirst().id();
    List<Recorded> after = forked(List.of(new Change.MajorNow(tenant, "All is down")), 7);
    IncidentEvent.MajorDeclared declared =
        after.stream()
            .map(Recorded::event)
            .filter(IncidentEvent.MajorDeclared.class::isInstance)
            .map(IncidentEvent.MajorDeclared.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(declared.at()).isEqualTo(image.at());
    assertThat(after)
        .extracting(Recorded::event)
        .anyMatch(
            event ->
                event instanceof IncidentEvent.CoreTeamFormed formed
                    && formed.at().equals(image.at())
                    && !formed.members().isEmpty());
  }

  @Test
  void a_tenant_that_is_added_reports_from_now_on_and_changes_nobody_elses_chance() {
    String like = scenario.tenants().getFirst().id();
    List<Recorded> after = forked(List.of(new Change.TenantAdded(like, null)), 7);
    assertThat(openedOf("added-1", after)).isNotEmpty();
    assertThat(openedOf(like, after)).isEqualTo(openedOf(like, forked(List.of(), 7)));
  }

  @Test
  void a_tenant_with_more_users_reports_more() {
    String like = scenario.tenants().getFirst().id();
    int users = scenario.tenants().getFirst().users();
    assertThat(users).isPositive();
    int few = openedOf("added-1", forked(List.of(new Change.TenantAdded(like, users)), 7)).size();
    int many =
        openedOf("added-1", forked(List.of(new Change.TenantAdded(like, 3 * users)), 7)).size();
    assertThat(many).isGreaterThan(few);
  }

  /** {@return when a tenant's incidents that somebody has reported were opened} */
  private static List<Instant> openedOf(String tenant, List<Recorded> after) {
    List<Instant> opened = new ArrayList<>();
    for (Recorded recorded : after) {
      if (recorded.event() instanceof IncidentEvent.Opened event
          && recorded.entity() instanceof IncidentId id
          && id.tenant().text().equals(tenant)
          && event.alarm() == null) {
        opened.add(event.at());
      }
    }
    return opened;
  }

  @Test
  void a_change_of_what_is_not_there_is_refused_by_name() {
    assertThatThrownBy(() -> forked(List.of(new Change.More("nobody", 1, null)), 1))
        .hasMessage("there is no team nobody.");
    assertThatThrownBy(() -> forked(List.of(new Change.MajorNow("nowhere", "Down")), 1))
        .hasMessage("the scenario has no tenant nowhere.");
  }

  private List<Recorded> forked(List<Change> changes, long seed) {
    List<Recorded> after = new ArrayList<>();
    new ForkPlay(Change.apply(scenario, changes, image), image)
        .run(
            seed,
            image.at().plus(DAYS),
            recorded -> {
              if (isNew(recorded, image)) {
                after.add(recorded);
              }
            });
    return after;
  }

  /** The prologue has no numbers, and the past comes before the fork. */
  private static boolean isNew(Recorded recorded, Image from) {
    return recorded.number() > 0 && !recorded.event().at().isBefore(from.at());
  }

  private Replication.Outcome outcome(int number) {
    Setting said = ScenarioPlay.setting(scenario);
    Setting setting =
        new Setting(
            said.name(),
            said.title(),
            said.zone(),
            image.at(),
            said.seed(),
            DAYS,
            Duration.ZERO,
            1,
            null,
            List.of());
    Scenario goesOn = Change.apply(scenario, List.of(), image);
    return Replication.run(setting, new ForkPlay(goesOn, image), number, List.of());
  }
}
