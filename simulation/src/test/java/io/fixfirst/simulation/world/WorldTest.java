package io.fixfirst.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import io.fixfirst.simulation.scenario.DeviceGroup.Metric;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldTest {

  private Scenario kolding;
  private TenantPlan tenant;
  private Instant start;
  private final Streams streams = new Streams(1);

  @BeforeAll
  void readScenario() throws BadScenarioException {
    kolding = ScenarioFile.read(Path.of("../scenarios/kolding.yaml"));
    tenant = kolding.tenants().getFirst();
    start = kolding.startsAt();
  }

  @Test
  void a_stream_depends_on_seed_and_name_alone() {
    assertThat(new Streams(1).named("a").exponential())
        .isEqualTo(streams.named("a").exponential())
        .isNotEqualTo(streams.named("b").exponential())
        .isNotEqualTo(new Streams(2).named("a").exponential());
  }

  @Test
  void the_agenda_keeps_time_and_then_the_order_of_adding() {
    Agenda<String> agenda = new Agenda<>();
    agenda.add(start.plusSeconds(2), "third");
    agenda.add(start, "first");
    agenda.add(start, "second");

    List<String> taken = new ArrayList<>();
    for (String next = agenda.takeDue(start); next != null; next = agenda.takeDue(start)) {
      taken.add(next);
    }
    assertThat(taken).containsExactly("first", "second");
    assertThat(agenda.nextAt()).isEqualTo(start.plusSeconds(2));
  }

  @Test
  void the_estate_grows_from_twelve_devices_to_two_hundred_and_fifty() {
    Estate estate = new Estate(tenant, streams);
    assertThat(estate.grow(Estate.phaseAt(tenant, start, start))).hasSize(12);
    Phase rollout = Estate.phaseAt(tenant, start, start.plus(Duration.ofDays(14)));
    assertThat(estate.grow(rollout)).hasSize(238);
    assertThat(estate.grow(rollout)).isEmpty();
    assertThat(estate.machines()).hasSize(250);
  }

  @Test
  void a_switch_that_is_silent_takes_the_servers_of_its_site_with_it() {
    Estate estate = new Estate(tenant, streams);
    estate.grow(Estate.phaseAt(tenant, start, start));
    Machine server = Objects.requireNonNull(estate.machine("srv-002"));
    Machine other = Objects.requireNonNull(estate.machine("srv-001"));
    Machine cable = Objects.requireNonNull(estate.machine("net-002"));

    long now = start.toEpochMilli();
    cable.fail(FailureMode.SILENT);

    assertThat(server.reachable(now)).isFalse();
    assertThat(other.reachable(now)).isTrue();
    cable.repair();
    assertThat(server.reachable(now)).isTrue();
  }

  @Test
  void an_overloaded_server_measures_above_its_alarm_limit_until_it_is_repaired() {
    Estate estate = new Estate(tenant, streams);
    estate.grow(Estate.phaseAt(tenant, start, start));
    Machine server = Objects.requireNonNull(estate.machine("srv-003"));
    Metric cpu = server.group().metrics().getFirst();

    for (long minute = 0; minute < 1000; minute++) {
      long now = start.toEpochMilli() + minute * 60_000;
      assertThat(server.measure(0, now)).isBetween(0.0, 70 - cpu.hysteresis());
      server.fail(FailureMode.OVERLOAD);
      assertThat(server.measure(0, now)).isGreaterThanOrEqualTo(cpu.alarm());
      server.repair();
    }
  }

  @Test
  void the_patch_night_is_the_saturday_after_the_second_tuesday() {
    var patching = Objects.requireNonNull(tenant.patching());
    var march = PatchNights.next(patching, kolding.zone(), start);
    assertThat(march.from()).isEqualTo(Instant.parse("2026-03-14T21:00:00Z"));
    assertThat(march.to()).isEqualTo(Instant.parse("2026-03-15T01:00:00Z"));
    assertThat(PatchNights.next(patching, kolding.zone(), march.to()).from())
        .isEqualTo(Instant.parse("2026-04-18T20:00:00Z"));
  }

  @Test
  void incidents_end_at_the_lines_in_the_shares_of_the_logs() {
    Natures natures = new Natures(kolding.work(), kolding.desk(), streams, "kolding");
    Map<Line, Integer> ends = new TreeMap<>();
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      Nature nature = natures.next("workplace");
      Line end = Line.FIRST;
      while (nature.visit(end).end() == Visit.End.PASSED_ON) {
        end = Line.values()[end.ordinal() + 1];
      }
      ends.merge(end, 1, Integer::sum);
    }
    assertThat(ends.get(Line.FIRST) / (double) n).isCloseTo(0.70, within(0.01));
    assertThat(ends.get(Line.THIRD) / (double) n).isCloseTo(0.05, within(0.01));
  }
}
