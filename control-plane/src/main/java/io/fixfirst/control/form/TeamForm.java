package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A team of the desk. */
public record TeamForm(
    @Doc(value = "Short and stable", example = "infrastructure", max = 40) String id,
    @Doc(value = "The name that people read", example = "Infrastructure", max = 120)
        @Nullable String label,
    Line line,
    @Doc(value = "What it takes; empty takes what no other team of the line takes", max = 100)
        @Nullable List<String> categories,
    @Nullable DispatchPolicy policy,
    @Doc(value = "A ticket that is not picked up for so long goes back", example = "PT5M")
        @Nullable Duration pickUpWithin,
    @Doc(value = "Tickets assigned at once; 0 for no limit", example = "0") @Nullable Integer limit,
    @Doc(value = "The third party, where the team is one", max = 120) @Nullable String vendor,
    @Doc(value = "How long the third party may take", example = "P1D") @Nullable Duration promised,
    @Doc(
            value =
                "How long a team of the 1st line may work on a ticket before it goes to the 2nd;"
                    + " as the contract says if left out",
            example = "PT20M")
        @Nullable Duration touchLimit) {

  /** The teams of a new desk: the three lines of domain.md. */
  public static final List<TeamForm> STANDARD =
      List.of(
          of("service-desk", "Service desk", Line.FIRST),
          of("infrastructure", "Infrastructure", Line.SECOND, "server", "network", "cloud"),
          of("business-systems", "Business systems", Line.SECOND, "application", "database"),
          of("client-desktop", "Client desktop and back office", Line.SECOND),
          new TeamForm(
              "vendor",
              "Vendors",
              Line.THIRD,
              List.of(),
              null,
              null,
              null,
              "Vendors",
              Duration.ofDays(1),
              null));

  private static TeamForm of(String id, String label, Line line, String... categories) {
    return new TeamForm(id, label, line, List.of(categories), null, null, null, null, null, null);
  }

  /** {@return the core's record} */
  public Team toCore() {
    return new Team(
        new TeamId(id),
        label == null ? id : label,
        line,
        categories == null ? Set.of() : new TreeSet<>(categories),
        policy == null ? DispatchPolicy.EARLIEST_DEADLINE : policy,
        pickUpWithin == null ? Duration.ofMinutes(10) : pickUpWithin,
        limit == null ? 0 : limit,
        vendor,
        vendor == null ? null : promised == null ? Duration.ofDays(1) : promised,
        touchLimit);
  }

  /** {@return the form of the core's record} */
  public static TeamForm of(Team team) {
    return new TeamForm(
        team.id().text(),
        team.label(),
        team.line(),
        List.copyOf(new TreeSet<>(team.categories())),
        team.policy(),
        team.pickUpWithin(),
        team.limit(),
        team.vendor(),
        team.promised(),
        team.touchLimit());
  }
}
