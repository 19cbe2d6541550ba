package io.fixfirst.control.view;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.tenant.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that burns, on one screen. */
public record WallView(
    @Doc("The time on the desk") Instant at,
    @Doc(value = "All events up to this place in the journal are in it", example = "1042.7")
        String place,
    @Doc("The first moment that can be asked for with at") Instant begins,
    @Doc("P1s that are not resolved, the oldest first") List<IncidentBrief> majors,
    @Doc("Open incidents by line and state") List<LineCount> lines,
    @Doc("The same by team, with what is at risk") List<TeamRisk> teams,
    Risk risk,
    List<TenantTile> tenants,
    AlarmSum alarms,
    List<Person> people) {

  /** How many lie at a line, by state. */
  public record LineCount(Line line, int open, Map<IncidentView.State, Integer> states) {}

  /** What lies with a team. */
  public record TeamRisk(
      @Doc(value = "Its id; none before it is placed", example = "infrastructure")
          @Nullable String team,
      String label,
      int open,
      int breached,
      @Doc("Runs out within the hour") int soon) {}

  /** What has run out, and what does next. */
  public record Risk(
      int open,
      int breached,
      @Doc("Runs out within the hour") int soon,
      @Doc("Runs out first") List<IncidentBrief> next) {}

  /** How a tenant fares. */
  public enum Health {
    /** A P1 is not restored yet. */
    MAJOR,
    /** A clock of an open incident has run out. */
    BREACHED,
    /** Something of high priority is open. */
    STRAINED,
    /** Devices are in alarm. */
    ALARMS,
    WELL
  }

  /** A tenant in a few figures. */
  public record TenantTile(
      String id,
      String name,
      Stage stage,
      Health health,
      int open,
      int majors,
      int high,
      int breached,
      @Doc("Devices in alarm") int alarms) {}

  /** Devices in alarm. */
  public record AlarmSum(int devices, @Doc("The newest dozen") List<AlarmRow> newest) {}

  /** An alarm of a device. */
  public record AlarmRow(String device, Severity severity, String summary, Instant raised) {}

  /** One of the provider's people. */
  public record Person(
      String id,
      @Nullable String label,
      Presence presence,
      @Nullable Instant until,
      @Doc("What they work on") @Nullable String ticket,
      @Nullable Priority priority,
      @Doc("Pages that they have not acknowledged") int pages) {}
}
