package io.fixfirst.core.engineer;

import io.fixfirst.core.Command;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.Presence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of an engineer. */
public sealed interface EngineerCommand extends Command {

  /** Take them on, or change what is known of them. */
  record Register(EngineerProfile profile) implements EngineerCommand {}

  /** They have left the provider. */
  record Retire(String by) implements EngineerCommand {}

  /** They come, go, or are busy, by their own word or a team leader's. */
  record SetPresence(Presence presence, @Nullable Instant until, String by)
      implements EngineerCommand {}

  /**
   * A P1 calls (from the desk). Repeated over the next contact way until acknowledged.
   *
   * @param turn of the P1's message to the desk; what is not newer than an ended page is late
   * @param round how often they had left its core team before
   * @param role in the core team; null for all the others, who are asked whether they have seen
   *     this
   */
  record Page(IncidentId incident, int turn, int round, String summary, @Nullable CoreRole role)
      implements EngineerCommand {

    @Override
    public boolean urgent() {
      return true;
    }
  }

  /**
   * They have seen the page.
   *
   * @param seenBefore what they know of it from another customer; null for nothing
   */
  record AcknowledgePage(IncidentId incident, @Nullable String seenBefore)
      implements EngineerCommand {}

  /**
   * They need not be called any more: the P1 is over, or they are on leave (from the desk).
   *
   * @param round of the page that is over, and of all before it
   */
  record EndPage(IncidentId incident, int turn, int round) implements EngineerCommand {}

  /** A page was not acknowledged in time (timer). */
  record PageAgain(IncidentId incident) implements EngineerCommand {}

  /** A shift begins or ends (timer). */
  record ChangeShift() implements EngineerCommand {}

  /** Rest, a meeting or leave is over (timer). */
  record EndAbsence() implements EngineerCommand {}
}
