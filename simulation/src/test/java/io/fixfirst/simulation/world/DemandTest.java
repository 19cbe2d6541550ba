package io.fixfirst.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemandTest {

  private static final Path KOLDING = Path.of("../scenarios/kolding.yaml");

  @Test
  void koldings_users_report_as_often_as_the_file_says_and_rarely_at_weekends()
      throws BadScenarioException {
    Scenario kolding = ScenarioFile.read(KOLDING);
    int weeks = 40;
    List<ZonedDateTime> reports = during(kolding, Duration.ofDays(7L * weeks));
    assertThat(reports.size() / (double) weeks).isCloseTo(630, within(0.05 * 630));
    assertThat(
            reports.stream().filter(at -> at.getDayOfWeek().getValue() > 5).count()
                / (double) reports.size())
        .isBetween(0.01, 0.07);
  }

  @Test
  void days_differ_more_than_poisson_alone_would_make_them() throws BadScenarioException {
    Scenario scenario = scenario("perWeek: 7000, dayFactorCv: 0.15");
    double cv = variationOf(perDay(during(scenario, Duration.ofDays(400))));
    assertThat(cv).isBetween(0.13, 0.18); // sqrt(0.15^2 + 1/1000) = 0.153
  }

  @Test
  void an_absolute_rate_is_kept_around_the_clock() throws BadScenarioException {
    assertThat(during(scenario("perHour: 2"), Duration.ofDays(1000)))
        .hasSizeBetween(48_000 - 900, 48_000 + 900);
  }

  @Test
  void devices_report_more_once_there_are_more() throws BadScenarioException {
    Scenario scenario =
        scenario(
            """
            {perDevicePerWeek: 1}
                devices: {id: srv, category: server, failures: {every: P10D}}
                phases:
                  - {stage: poc, lasts: P140D, devices: {srv: 10}}
                  - {stage: live, devices: {srv: 100}}
            """);
    List<ZonedDateTime> reports = during(scenario, Duration.ofDays(280));
    ZonedDateTime change = scenario.startsAt().plus(Duration.ofDays(140)).atZone(scenario.zone());
    assertThat(reports.stream().filter(at -> at.isBefore(change)).count()).isBetween(150L, 250L);
    assertThat(reports.stream().filter(at -> at.isAfter(change)).count()).isBetween(1860L, 2140L);
  }

  @Test
  void clockwork_comes_every_so_often() throws BadScenarioException {
    assertThat(during(scenario("everyMinutes: 30"), Duration.ofHours(2)))
        .extracting(ZonedDateTime::toLocalDateTime)
        .containsExactly(
            LocalDateTime.parse("2026-01-05T00:30"),
            LocalDateTime.parse("2026-01-05T01:00"),
            LocalDateTime.parse("2026-01-05T01:30"),
            LocalDateTime.parse("2026-01-05T02:00"));
  }

  @Test
  void the_saturday_after_the_second_tuesday_comes_in_its_own_zone() throws BadScenarioException {
    Scenario scenario =
        scenario(
            "on: {week: 2, day: tuesday, then: saturday, at: 22:00, zone: Europe/Copenhagen},"
                + " batch: 2");
    assertThat(during(scenario, Duration.ofDays(95)))
        .extracting(ZonedDateTime::toLocalDateTime)
        .containsExactly(
            LocalDateTime.parse("2026-01-17T21:00"),
            LocalDateTime.parse("2026-01-17T21:00"),
            LocalDateTime.parse("2026-02-14T21:00"),
            LocalDateTime.parse("2026-02-14T21:00"),
            LocalDateTime.parse("2026-03-14T21:00"),
            LocalDateTime.parse("2026-03-14T21:00"));
  }

  @Test
  void batches_multiply_what_comes() throws BadScenarioException {
    List<ZonedDateTime> reports =
        during(scenario("perHour: 1, batch: {geometric: 4}"), Duration.ofDays(500));
    assertThat(reports.size() / 12_000.0).isCloseTo(4, within(0.15));
    assertThat(reports.stream().distinct().count() / 12_000.0).isCloseTo(1, within(0.04));
  }

  @Test
  void storms_come_on_top_and_their_reports_close_together() throws BadScenarioException {
    List<ZonedDateTime> reports =
        during(
            scenario(
                "perHour: 0, storms: {perYear: 52, reports: {poisson: 40}, withinMinutes: 20}"),
            Duration.ofDays(3650));
    assertThat(reports).isSorted();
    assertThat(reports.size() / 520.0).isCloseTo(40, within(4.0));
    assertThat(reports.stream().distinct().count()).isBetween(450L, 590L);
  }

  @Test
  void a_wave_moves_reports_to_its_crest() throws BadScenarioException {
    List<ZonedDateTime> reports =
        during(
            scenario("perHour: 10, wave: {amplitude: 0.8, period: P1D, lag: PT6H}"),
            Duration.ofDays(400));
    double[] perHour = new double[24];
    reports.forEach(at -> perHour[at.getHour()] += 1.0 / 400);
    assertThat(reports.size() / 9_600.0).isCloseTo(10, within(0.15));
    for (int hour = 0; hour < 24; hour++) {
      double expected = 10 * (1 + 0.8 * meanSine(hour - 6));
      assertThat(perHour[hour]).isCloseTo(expected, within(0.8));
    }
  }

  @Test
  void growth_and_steps_multiply() throws BadScenarioException {
    List<ZonedDateTime> reports =
        during(
            scenario("perHour: 4, growthPerYear: 1, steps: [{from: P365D, factor: 0.5}]"),
            Duration.ofDays(730));
    long first = reports.stream().filter(at -> at.getYear() == 2026).count();
    double oneYear = 4 * 24 * 365 / Math.log(2);
    assertThat(first / oneYear).isCloseTo(1, within(0.03));
    assertThat((reports.size() - first) / oneYear).isCloseTo(1, within(0.03));
  }

  @Test
  void on_public_holidays_of_the_tenants_country_there_is_less() throws BadScenarioException {
    Scenario scenario =
        scenario(
            """
            {perHour: 100, holidayFactor: 0.1}
                contract: {holidays: DK}
            """);
    Map<LocalDate, Integer> days = perDay(during(scenario, Duration.ofDays(100)));
    assertThat(days.get(LocalDate.parse("2026-04-03"))).isBetween(170, 310); // Good Friday
    assertThat(days.get(LocalDate.parse("2026-03-27"))).isBetween(2_200, 2_600);
  }

  @Test
  void nothing_is_a_rate_too() throws BadScenarioException {
    Scenario scenario = scenario("perWeek: 0");
    assertThat(demand(scenario).next()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_finite_source_has_members_who_are_well_for_a_while() throws BadScenarioException {
    Demand demand = demand(scenario("finite: {members: 70, upHours: 100}"));
    assertThat(demand.next()).isEqualTo(Long.MAX_VALUE);
    assertThat(demand.members()).isEqualTo(70);
    assertThat(demand.wellMillis()).isEqualTo(Duration.ofHours(100).toMillis());
  }

  @Test
  void reports_are_about_what_the_mix_says() throws BadScenarioException {
    Demand demand =
        demand(
            scenario(
                "perHour: 1, majorShare: 0.1, kind: {incident: 0.7, request: 0.3}, channel: {phone: 0.5, mail: 0.5},"
                    + " patienceMinutes: 5, impactUrgency: {high: {urgent: 0.25},"
                    + " low: {low: 0.75}}, categories: {a: {share: 0.2}, b: {share: 0.8}}"));
    int n = 20_000;
    Map<Object, Integer> seen = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      Complaint complaint = demand.complaint();
      seen.merge(complaint.category(), 1, Integer::sum);
      seen.merge("kind " + complaint.kind(), 1, Integer::sum);
      seen.merge("major " + complaint.major(), 1, Integer::sum);
      seen.merge(complaint.channel() + " " + complaint.patienceMillis(), 1, Integer::sum);
      seen.merge(complaint.impact() + " " + complaint.urgency(), 1, Integer::sum);
    }
    assertThat(seen.get("a") / (double) n).isCloseTo(0.2, within(0.02));
    assertThat(seen.get("major true") / (double) n).isCloseTo(0.1, within(0.02));
    assertThat(seen.get("kind REQUEST") / (double) n).isCloseTo(0.3, within(0.02));
    assertThat(seen.get("phone 300000") / (double) n).isCloseTo(0.5, within(0.02));
    assertThat(seen.get("mail " + Long.MAX_VALUE) / (double) n).isCloseTo(0.5, within(0.02));
    assertThat(seen.get(Impact.HIGH + " " + Urgency.URGENT) / (double) n)
        .isCloseTo(0.25, within(0.02));
    assertThat(seen).doesNotContainKey(Impact.HIGH + " " + Urgency.LOW);
  }

  @Test
  void what_kind_of_work_it_is_shifts_nothing_else() throws BadScenarioException {
    Demand incidents = demand(scenario("perHour: 1, majorShare: 0.1"));
    Demand mixed = demand(scenario("perHour: 1, majorShare: 0.1, kind: {request: 1}"));
    for (int i = 0; i < 1_000; i++) {
      assertThat(mixed.next()).isEqualTo(incidents.next());
      assertThat(mixed.complaint().major()).isEqualTo(incidents.complaint().major());
    }
  }

  @Test
  void one_source_does_not_shift_another() throws BadScenarioException {
    List<ZonedDateTime> alone = during(scenario("perHour: 2"), Duration.ofDays(10));
    Scenario both = scenario("perHour: 2}, {id: others, perHour: 5, batch: {geometric: 2}");
    assertThat(during(both, Duration.ofDays(10))).isEqualTo(alone);
  }

  private static double meanSine(int hour) {
    double from = 2 * Math.PI * hour / 24;
    double to = 2 * Math.PI * (hour + 1) / 24;
    return (Math.cos(from) - Math.cos(to)) / (to - from);
  }

  private static double variationOf(Map<LocalDate, Integer> days) {
    double mean = days.values().stream().mapToInt(i -> i).average().orElseThrow();
    double variance =
        days.values().stream().mapToDouble(n -> (n - mean) * (n - mean)).average().orElseThrow();
    return Math.sqrt(variance) / mean;
  }

  private static Map<LocalDate, Integer> perDay(List<ZonedDateTime> reports) {
    Map<LocalDate, Integer> days = new TreeMap<>();
    reports.forEach(at -> days.merge(at.toLocalDate(), 1, Integer::sum));
    return days;
  }

  private static List<ZonedDateTime> during(Scenario scenario, Duration time) {
    Demand demand = demand(scenario);
    long end = scenario.startsAt().plus(time).toEpochMilli();
    List<ZonedDateTime> reports = new ArrayList<>();
    for (long at = demand.next(); at <= end; at = demand.next()) {
      reports.add(Instant.ofEpochMilli(at).atZone(scenario.zone()));
    }
    return reports;
  }

  private static Demand demand(Scenario scenario) {
    var tenant = scenario.tenants().getFirst();
    return new Demand(
        scenario, tenant, tenant.demand().getFirst(), new Streams(1), scenario.startsAt());
  }

  private static Scenario scenario(String source) throws BadScenarioException {
    String demand = source.startsWith("{") ? source : "[{" + source + "}]\n";
    return ScenarioFile.parse(
        Path.of("demand.yaml"),
        """
        name: demand
        desk:
          teams: {id: team}
          engineers: {id: ada, shares: {team: 1}}
        tenants:
          - id: tenant
            demand: \
        """
            + demand);
  }
}
