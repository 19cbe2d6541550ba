package io.fixfirst.core.engineer;

import io.fixfirst.core.engineer.Engineer.Call;
import io.fixfirst.core.engineer.Engineer.Employed;
import io.fixfirst.core.engineer.Engineer.Gone;
import java.time.Instant;
import java.util.List;

/** What each of an engineer's events changes. */
final class EngineerEvolution {

  private EngineerEvolution() {}

  static Engineer evolve(Engineer engineer, EngineerEvent event) {
    return switch (event) {
      case EngineerEvent.Registered registered -> registered(engineer, registered);
      case EngineerEvent.Retired _ -> new Gone(engineer.id(), employed(engineer, event).profile());
      case EngineerEvent.PresenceChanged(_, var presence, var until, _) ->
          employed(engineer, event).present(presence, until);
      case EngineerEvent.ShiftChanged(_, var presence, var next) ->
          employed(engineer, event).shifted(presence, next);
      case EngineerEvent.Paged paged -> paged(employed(engineer, event), paged);
      case EngineerEvent.PageAcknowledged seen -> seen(employed(engineer, event), seen);
      case EngineerEvent.PageEnded(var at, var incident, var turn) ->
          employed(engineer, event).released(incident, turn, at);
    };
  }

  private static Employed employed(Engineer engineer, EngineerEvent event) {
    if (engineer instanceof Employed state) {
      return state;
    }
    throw new IllegalStateException("This cannot happen to (" + engineer + "): " + event);
  }

  private static Engineer registered(Engineer engineer, EngineerEvent.Registered event) {
    if (!(engineer instanceof Employed state)) {
      return new Employed(
          engineer.id(),
          event.profile(),
          event.presence(),
          null,
          event.nextShiftChange(),
          List.of(),
          List.of());
    }
    Instant until = event.presence() == state.presence() ? state.until() : null;
    return new Employed(
        state.id(),
        event.profile(),
        event.presence(),
        until,
        event.nextShiftChange(),
        state.calls(),
        state.over());
  }

  private static Employed paged(Employed state, EngineerEvent.Paged event) {
    Call before = state.call(event.incident());
    boolean night = before != null && before.night();
    return state.calledBy(
        new Call(
            event.incident(),
            event.turn(),
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
