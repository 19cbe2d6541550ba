package io.fixfirst.core.engineer;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.Engineer.Call;
import io.fixfirst.core.engineer.Engineer.Employed;
import io.fixfirst.core.engineer.Engineer.Over;
import io.fixfirst.core.engineer.EngineerProfile.ContactWay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calling an engineer for a P1: over each contact way in turn, at the engineer's interval, until it
 * is acknowledged or the P1 is over. Whoever is given a part in the core team is called anew.
 */
final class Paging {

  private static final Rejection NO_PAGE =
      Rejection.conflict("engineer.no-page", "No P1 of that number calls this engineer now.");

  private Paging() {}

  static Decision<EngineerEvent> page(Employed state, EngineerCommand.Page page, Instant now) {
    Call call = state.call(page.incident());
    if (call == null ? late(state, page) : known(call, page)) {
      return unchanged();
    }
    return accept(paged(state, page, 1, now));
  }

  /** A P1 that is over calls no more, except for somebody who left its core team and is back. */
  private static boolean late(Employed state, EngineerCommand.Page page) {
    Over over = state.over(page.incident());
    return over != null && order(page.turn(), page.round(), over.turn(), over.round()) <= 0;
  }

  private static boolean known(Call call, EngineerCommand.Page page) {
    int order = order(page.turn(), page.round(), call.turn(), call.round());
    return order < 0 || (order == 0 && (page.role() == null || page.role() == call.role()));
  }

  private static int order(int turn, int round, int otherTurn, int otherRound) {
    int byTurn = Integer.compare(turn, otherTurn);
    return byTurn != 0 ? byTurn : Integer.compare(round, otherRound);
  }

  static Decision<EngineerEvent> pageAgain(Employed state, IncidentId incident, Instant now) {
    Call call = state.call(incident);
    if (call == null || call.acknowledged() != null || now.isBefore(call.nextAt())) {
      return unchanged();
    }
    EngineerCommand.Page page =
        new EngineerCommand.Page(incident, call.turn(), call.round(), call.summary(), call.role());
    return accept(paged(state, page, call.attempt() + 1, now));
  }

  private static EngineerEvent.Paged paged(
      Employed state, EngineerCommand.Page page, int attempt, Instant now) {
    List<ContactWay> ways = state.profile().contactWays();
    return new EngineerEvent.Paged(
        now,
        page.incident(),
        page.turn(),
        page.summary(),
        page.role(),
        attempt,
        ways.get((attempt - 1) % ways.size()),
        now.plus(state.profile().pageAgainAfter()),
        orNull(page.round()));
  }

  static Decision<EngineerEvent> acknowledge(
      Employed state, EngineerCommand.AcknowledgePage command, Instant now) {
    Call call = state.call(command.incident());
    if (call == null) {
      return reject(NO_PAGE);
    }
    boolean saysMore =
        command.seenBefore() != null && !Objects.equals(command.seenBefore(), call.seenBefore());
    if (call.acknowledged() != null && !saysMore) {
      return unchanged();
    }
    return accept(
        new EngineerEvent.PageAcknowledged(now, command.incident(), command.seenBefore()));
  }

  static Decision<EngineerEvent> end(Employed state, EngineerCommand.EndPage end, Instant now) {
    Call call = state.call(end.incident());
    EngineerEvent ended =
        new EngineerEvent.PageEnded(now, end.incident(), end.turn(), orNull(end.round()));
    if (call == null) {
      // It may have overtaken the page itself, which is then known to be late.
      Over over = state.over(end.incident());
      return over != null && order(end.turn(), end.round(), over.turn(), over.round()) <= 0
          ? unchanged()
          : accept(ended);
    }
    if (order(end.turn(), end.round(), call.turn(), call.round()) < 0) {
      return unchanged();
    }
    List<EngineerEvent> events = new ArrayList<>();
    events.add(ended);
    EngineerEvent rest = call.night() ? Duty.rest(state, now) : null;
    if (rest != null) {
      events.add(rest);
    }
    return accept(events);
  }

  private static @Nullable Integer orNull(int round) {
    return round == 0 ? null : round;
  }

  /** {@return whether somebody who is called now is called out of their free time} */
  static boolean isNight(Presence presence) {
    return switch (presence) {
      case OFF_SHIFT, RESTING -> true;
      case PRESENT, MEETING, ON_LEAVE -> false;
    };
  }

  /** {@return what is known of it, old or new} */
  static @Nullable String known(@Nullable String before, @Nullable String now) {
    return now == null ? before : now;
  }
}
