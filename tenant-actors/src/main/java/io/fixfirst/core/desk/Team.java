package io.fixfirst.core.desk;

import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A team of the desk.
 *
 * @param line which line it works in; a vendor is a team of the third
 * @param categories that it takes; empty takes whatever no other team of the line takes
 * @param policy how its queue is ordered
 * @param pickUpWithin an assigned ticket that is not picked up for so long goes back
 * @param limit how many tickets it may have assigned at once (work in progress); 0 for no limit
 * @param vendor the third party's name where the team is one; nobody is assigned there, and the
 *     ticket waits for what the vendor has promised
 * @param promised how long the vendor may take; null where the team is no vendor
 * @param touchLimit how long a team of the 1st line may work on a ticket before it goes to the 2nd;
 *     null for what the ticket's terms say
 */
public record Team(
    TeamId id,
    String label,
    Line line,
    Set<String> categories,
    DispatchPolicy policy,
    Duration pickUpWithin,
    int limit,
    @Nullable String vendor,
    @Nullable Duration promised,
    @Nullable Duration touchLimit) {

  /** A team that may work on a ticket for as long as the ticket's terms say. */
  public Team(
      TeamId id,
      String label,
      Line line,
      Set<String> categories,
      DispatchPolicy policy,
      Duration pickUpWithin,
      int limit,
      @Nullable String vendor,
      @Nullable Duration promised) {
    this(id, label, line, categories, policy, pickUpWithin, limit, vendor, promised, null);
  }
}
