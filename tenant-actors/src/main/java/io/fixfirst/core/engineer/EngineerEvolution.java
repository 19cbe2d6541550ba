package io.fixfirst.core.engineer;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.engineer.Engineer.Call;
import io.fixfirst.core.engineer.Engineer.Employed;
import io.fixfirst.core.engineer.Engineer.Gone;
import io.fixfirst.core.engineer.Engineer.Told;
import io.fixfirst.core.engineer.Engineer.Unknown;
import java.util.List;

/** What each of an engineer's events changes. */
final class EngineerEvolution {

  private EngineerEvolution() {}

  static Engineer evolve(Engineer engineer, EngineerEvent event) {
    return switch (event) {
      case EngineerEvent.Registered registered -> registered(engineer, registered);
      case EngineerEvent.Retired _ -> gone(employed(engineer, event));
      case EngineerEvent.PresenceChanged(_, var presence, var until, _) ->
          employed(engineer, event).present(presence, until);
      case EngineerEvent.ShiftChanged(_, var presence, var next) ->
          employed(engineer, event).shifted(presence, next);
      case EngineerEvent.Paged paged -> paged(employed(engineer, event), paged);
      case EngineerEvent.PageAcknowledged seen -> seen(employed(engineer, event), seen);
      case EngineerEvent.PageEnded(var at, var incident, var turn, var round) ->
          employed(engineer, event).released(incident, turn, round == null ? 0 : round, at);
    };
  }

  private static Employed employed(Engineer engineer, EngineerEvent event) {
    if (engineer instanceof Employed state) {
      return state;
    }
    throw new IllegalStateException("This cannot happen to (" + engineer + "): " + event);
  }

  private static Engineer registered(Engineer engineer, EngineerEvent.Registered event) {
    return switch (engineer) {
      case Employed state ->
          state.known(event.profile()).shifted(event.presence(), event.nextShiftChange());
      case Gone(_, _, var told) -> taken(engineer.id(), event, told);
      case Unknown _ -> taken(engineer.id(), event, Told.NOTHING);
    };
  }

  private static Employed taken(EngineerId id, EngineerEvent.Registered event, Told told) {
    return new Employed(
        id,
        event.profile(),
        event.presence(),
        null,
        event.nextShiftChange(),
        List.of(),
        List.of(),
        told.againThatTheyBelong().againWhereTheyAre());
  }

  private static Gone gone(Employed state) {
    return new Gone(state.id(), state.profile(), state.told().againThatTheyBelong());
  }

  private static Employed paged(Employed state, EngineerEvent.Paged event) {
    Call before = state.call(event.incident());
    boolean night = before != null && before.night();
    return state.calledBy(
        new Call(
            event.incident(),
            event.turn(),
            event.round() == null ? 0 : event.round(),
            event.summary(),
            event.role(),
            event.attempt(),
            event.nextAt(),
            null,
            null,
            night));
  }

  private static Employed seen(Employed state, EngineerEvent.PageAcknowledged event) {
    Call call = state.call(event.incident());
    if (call == null) {
      throw new IllegalStateException("Nothing called that was acknowledged (" + event + ").");
    }
    String known = Paging.known(call.seenBefore(), event.seenBefore());
    return state.calledBy(call.seen(event.at(), known, Paging.isNight(state.presence())));
  }
}
