package io.fixfirst.simulation.scenario;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.DeskPlan.TeamPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import io.fixfirst.simulation.scenario.TenantPlan.ServicePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong between the parts of a scenario: names that nothing has, and the like. */
final class ScenarioCheck {

  /** A mistake, and the way to it. */
  record Finding(List<Object> path, String message) {}

  private final List<Finding> findings = new ArrayList<>();

  private ScenarioCheck() {}

  static List<Finding> of(Scenario scenario) {
    ScenarioCheck check = new ScenarioCheck();
    check.desk(scenario);
    for (int i = 0; i < scenario.tenants().size(); i++) {
      check.tenant(scenario, scenario.tenants().get(i), List.of("tenants", i));
    }
    check.unique(scenario.tenants().stream().map(TenantPlan::id).toList(), List.of("tenants"));
    check.work(scenario);
    check.opening(scenario);
    return check.findings;
  }

  private void desk(Scenario scenario) {
    DeskPlan desk = scenario.desk();
    List<String> teams = desk.teams().stream().map(TeamPlan::id).toList();
    Set<String> vendors =
        desk.teams().stream()
            .filter(team -> team.vendor() != null)
            .map(TeamPlan::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> tenants = scenario.tenants().stream().map(TenantPlan::id).toList();
    unique(teams, List.of("desk", "teams"));
    unique(desk.engineers().stream().map(EngineerPlan::id).toList(), List.of("desk", "engineers"));
    for (int i = 0; i < desk.engineers().size(); i++) {
      EngineerPlan engineer = desk.engineers().get(i);
      List<Object> at = List.of("desk", "engineers", i);
      known(engineer.shift(), desk.shifts().keySet(), "shift", with(at, "shift"));
      if (engineer.onCall() != null) {
        known(engineer.onCall(), desk.shifts().keySet(), "shift", with(at, "onCall"));
      }
      for (String team : engineer.shares().keySet()) {
        known(team, teams, "team", with(at, "shares", team));
        if (vendors.contains(team)) {
          find(
              with(at, "shares", team),
              "expected a team of the provider: nobody works at a vendor");
        }
      }
      for (String tenant : engineer.knows()) {
        known(tenant, tenants, "tenant", with(at, "knows"));
      }
    }
    for (int i = 0; i < desk.teams().size(); i++) {
      TeamPlan team = desk.teams().get(i);
      if (team.vendor() == null
          && desk.engineers().stream()
              .noneMatch(engineer -> engineer.shares().getOrDefault(team.id(), 0.0) > 0)) {
        find(
            with(List.of("desk", "teams", i), "id"),
            "expected somebody to work in this team (no engineer has a share in \""
                + team.id()
                + "\")");
      }
    }
    for (int i = 0; i < desk.absences().size(); i++) {
      for (String team : desk.absences().get(i).teams()) {
        known(team, teams, "team", List.of("desk", "absences", i, "teams"));
      }
    }
    for (Map.Entry<String, ShiftPlan> shift : desk.shifts().entrySet()) {
      calendar(
          shift.getValue().in(scenario.zone()),
          with(List.of("desk", "shifts"), shift.getKey(), "holidays"));
    }
  }

  /** Whether hours can be calculated with: their country is known, they open at all. */
  private void calendar(ServiceHours hours, List<Object> at) {
    String problem = ServiceCalendar.problem(hours);
    if (problem != null) {
      find(at, "expected a calendar that can be: " + problem);
    }
  }

  private void work(Scenario scenario) {
    Set<String> categories = new LinkedHashSet<>();
    for (TenantPlan tenant : scenario.tenants()) {
      tenant.demand().forEach(source -> categories.addAll(source.categories().keySet()));
      tenant.devices().forEach(group -> categories.add(group.category()));
    }
    List.of("first", "second", "third")
        .forEach(
            line -> {
              WorkPlan.LineWork work =
                  scenario.work().of(Line.valueOf(line.toUpperCase(Locale.ROOT)));
              for (String category : work.categories().keySet()) {
                known(
                    category,
                    categories,
                    "category",
                    List.of("work", line, "categories", category));
              }
            });
  }

  private void tenant(Scenario scenario, TenantPlan tenant, List<Object> at) {
    List<String> services = tenant.services().stream().map(ServicePlan::id).toList();
    List<String> groups = tenant.devices().stream().map(DeviceGroup::id).toList();
    unique(services, with(at, "services"));
    unique(groups, with(at, "devices"));
    unique(tenant.demand().stream().map(DemandSource::id).toList(), with(at, "demand"));
    for (int i = 0; i < tenant.demand().size(); i++) {
      demand(scenario, tenant.demand().get(i), services, with(at, "demand", i));
    }
    terms(scenario.termsOf(tenant), with(at, "contract"));
    for (int i = 0; i < tenant.services().size(); i++) {
      Terms own = scenario.termsOf(tenant, tenant.services().get(i));
      if (own != null) {
        terms(own, with(at, "services", i, "terms"));
      }
    }
    for (int i = 0; i < tenant.devices().size(); i++) {
      DeviceGroup group = tenant.devices().get(i);
      for (String service : group.services()) {
        known(service, services, "service", with(at, "devices", i, "services"));
      }
      if (group.dependsOn() != null) {
        known(group.dependsOn(), groups, "kind of device", with(at, "devices", i, "dependsOn"));
      }
    }
    for (int i = 0; i < tenant.phases().size(); i++) {
      Phase phase = tenant.phases().get(i);
      List<Object> here = with(at, "phases", i);
      for (String group : phase.devices().keySet()) {
        known(group, groups, "kind of device", with(here, "devices", group));
      }
      boolean last = i == tenant.phases().size() - 1;
      if ((phase.lasts() == null) != last) {
        find(with(here, "lasts"), "expected for every phase but the last, which has no end");
      }
      if (i > 0 && phase.stage().ordinal() <= tenant.phases().get(i - 1).stage().ordinal()) {
        find(with(here, "stage"), "expected a later stage than that of the phase before");
      }
    }
  }

  private void terms(Terms terms, List<Object> at) {
    String problem = ServiceCalendar.problem(terms.hours());
    if (problem == null) {
      problem = terms.problem();
    }
    if (problem != null) {
      find(at, "expected terms that can be kept: " + problem);
    }
  }

  private void demand(
      Scenario scenario, DemandSource source, List<String> services, List<Object> at) {
    String profile = source.profile().name();
    if (profile != null && !profile.equals(Profile.AROUND_THE_CLOCK)) {
      known(profile, scenario.profiles().keySet(), "profile", with(at, "profile"));
    }
    Set<String> skills = new LinkedHashSet<>();
    scenario.desk().engineers().forEach(engineer -> skills.addAll(engineer.skills()));
    for (Map.Entry<String, DemandSource.Category> category : source.categories().entrySet()) {
      List<Object> here = with(at, "categories", category.getKey());
      if (!category.getValue().service().isEmpty()) {
        known(category.getValue().service(), services, "service", with(here, "service"));
      }
      for (String skill : category.getValue().skills()) {
        known(skill, skills, "skill", with(here, "skills"));
      }
    }
  }

  private void opening(Scenario scenario) {
    List<String> tenants = scenario.tenants().stream().map(TenantPlan::id).toList();
    for (int i = 0; i < scenario.opening().size(); i++) {
      OpeningEvent event = scenario.opening().get(i);
      List<Object> at = List.of("opening", i);
      known(event.tenant(), tenants, "tenant", with(at, "tenant"));
      for (TenantPlan tenant : scenario.tenants()) {
        if (tenant.id().equals(event.tenant())) {
          switch (event) {
            case OpeningEvent.DeviceFails fails ->
                known(fails.device(), firstDevices(tenant), "device", with(at, "device"));
            case OpeningEvent.Report report ->
                known(
                    report.category(),
                    tenant.demand().stream()
                        .flatMap(source -> source.categories().keySet().stream())
                        .distinct()
                        .toList(),
                    "category",
                    with(at, "category"));
          }
        }
      }
    }
  }

  private static List<String> firstDevices(TenantPlan tenant) {
    List<String> names = new ArrayList<>();
    tenant
        .phases()
        .getFirst()
        .devices()
        .forEach(
            (group, count) -> {
              for (int number = 1; number <= count; number++) {
                names.add(DeviceNames.of(group, number));
              }
            });
    return names;
  }

  private void known(String name, Collection<String> known, String what, List<Object> at) {
    if (!known.contains(name)) {
      find(
          at,
          "expected a known " + what + " (was \"" + name + "\"): " + Nearest.advice(name, known));
    }
  }

  private void unique(List<String> ids, List<Object> at) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        find(with(at, i, "id"), "expected an id of its own (\"" + ids.get(i) + "\" is taken)");
      }
    }
  }

  private void find(List<Object> at, String message) {
    findings.add(new Finding(at, message));
  }

  private static List<Object> with(List<Object> path, Object... steps) {
    List<Object> longer = new ArrayList<>(path);
    longer.addAll(List.of(steps));
    return longer;
  }
}
