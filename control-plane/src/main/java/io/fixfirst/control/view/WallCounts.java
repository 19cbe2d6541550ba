package io.fixfirst.control.view;

import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.view.WallView.Health;
import io.fixfirst.control.view.WallView.LineCount;
import io.fixfirst.control.view.WallView.Risk;
import io.fixfirst.control.view.WallView.TeamRisk;
import io.fixfirst.control.view.WallView.TenantTile;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.tenant.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the wall counts of the tickets that are open at one moment. */
final class WallCounts {

  private static final Duration SOON = Duration.ofHours(1);

  /** What is counted of some of them. */
  private static final class Sum {
    int open;
    int breached;
    int soon;
    int majors;
    int high;
    final Map<IncidentView.State, Integer> states = new EnumMap<>(IncidentView.State.class);

    void add(IncidentView.State state, Priority priority, boolean late, boolean near) {
      open++;
      breached += late ? 1 : 0;
      soon += near ? 1 : 0;
      majors += priority == Priority.P1 && state != IncidentView.State.RESTORED ? 1 : 0;
      high += priority == Priority.HIGH ? 1 : 0;
      states.merge(state, 1, Integer::sum);
    }
  }

  private final Instant soon;
  private final Sum all = new Sum();
  private final Map<String, Sum> byTenant = new HashMap<>();
  private final Map<Integer, Sum> byLine = new HashMap<>();
  private final Map<String, Sum> byTeam = new HashMap<>();

  WallCounts(Instant now) {
    this.soon = now.plus(SOON);
  }

  /**
   * Counts an open ticket.
   *
   * @param breaches of its clocks
   * @param nextDue when a clock of it runs out next
   */
  void add(
      String tenant,
      int line,
      @Nullable String team,
      IncidentView.State state,
      Priority priority,
      int breaches,
      Instant nextDue) {
    boolean late = breaches > 0;
    boolean near = !late && nextDue.isBefore(soon);
    all.add(state, priority, late, near);
    sum(byTenant, tenant).add(state, priority, late, near);
    sum(byLine, line).add(state, priority, late, near);
    sum(byTeam, Objects.requireNonNullElse(team, "")).add(state, priority, late, near);
  }

  private static <K> Sum sum(Map<K, Sum> sums, K key) {
    return sums.computeIfAbsent(key, _ -> new Sum());
  }

  Risk risk(List<IncidentBrief> next) {
    return new Risk(all.open, all.breached, all.soon, next);
  }

  List<LineCount> lines() {
    List<LineCount> lines = new ArrayList<>();
    for (Line line : Line.values()) {
      Sum sum = byLine.getOrDefault(line.number(), new Sum());
      lines.add(new LineCount(line, sum.open, sum.states));
    }
    return lines;
  }

  /** {@return all teams that there are, and those that tickets lie with all the same} */
  List<TeamRisk> teams(List<TeamForm> arranged) {
    Map<String, Sum> rest = new LinkedHashMap<>(byTeam);
    List<TeamRisk> teams = new ArrayList<>();
    for (TeamForm team : arranged) {
      Sum sum = Objects.requireNonNullElseGet(rest.remove(team.id()), Sum::new);
      teams.add(risk(team.id(), Objects.requireNonNullElse(team.label(), team.id()), sum));
    }
    rest.forEach(
        (team, sum) ->
            teams.add(
                team.isEmpty() ? risk(null, "No team: P1 or new", sum) : risk(team, team, sum)));
    return teams;
  }

  private static TeamRisk risk(@Nullable String team, String label, Sum sum) {
    return new TeamRisk(team, label, sum.open, sum.breached, sum.soon);
  }

  /**
   * {@return how a tenant fares}
   *
   * @param alarms its devices in alarm
   */
  TenantTile tile(String id, String name, Stage stage, int alarms) {
    Sum sum = byTenant.getOrDefault(id, new Sum());
    return new TenantTile(
        id, name, stage, health(sum, alarms), sum.open, sum.majors, sum.high, sum.breached, alarms);
  }

  private static Health health(Sum sum, int alarms) {
    if (sum.majors > 0) {
      return Health.MAJOR;
    }
    if (sum.breached > 0) {
      return Health.BREACHED;
    }
    if (sum.high > 0) {
      return Health.STRAINED;
    }
    return alarms > 0 ? Health.ALARMS : Health.WELL;
  }
}
