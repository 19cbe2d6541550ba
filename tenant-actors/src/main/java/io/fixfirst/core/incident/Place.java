package io.fixfirst.core.incident;

import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident lies, or should lie, on the floor.
 *
 * @param team that was asked for or that the desk has chosen; null until then
 * @param skills that whoever takes it must have
 * @param vendor whose turn it is in the 3rd line; null elsewhere
 * @param promised until when the vendor delivers; null without a vendor or once that has passed
 * @param vendorOverdue whether the vendor's promise has passed
 */
public record Place(
    Line line,
    @Nullable TeamId team,
    Set<String> skills,
    @Nullable String vendor,
    @Nullable Instant promised,
    boolean vendorOverdue) {

  public Place {
    skills = Skills.sorted(skills);
  }

  /** Before it is opened. */
  static final Place NOWHERE = at(Line.FIRST, null, Set.of());

  static Place at(Line line, @Nullable TeamId team, Set<String> skills) {
    return new Place(line, team, skills, null, null, false);
  }

  Place withVendor(
      Line newLine, TeamId newTeam, @Nullable String newVendor, @Nullable Instant until) {
    return new Place(newLine, newTeam, skills, newVendor, until, false);
  }

  Place overdue() {
    return new Place(line, team, skills, vendor, null, true);
  }

  /** {@return the same place, no vendor's promise running} */
  Place quiet() {
    return new Place(line, team, skills, vendor, null, false);
  }
}
