package io.fixfirst.core.engineer;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.Engineer.Employed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When an engineer is there.
 *
 * <p>Shifts say PRESENT or OFF_SHIFT; a hand may say otherwise, until a time or not. What a hand
 * said about being here or gone home without a time holds until a shift next begins or ends; a
 * meeting without a time is over when the shift is; rest and leave without a time last until a hand
 * ends them. Without shifts somebody is present unless a hand says otherwise.
 */
final class Duty {

  private Duty() {}

  static Decision<EngineerEvent> register(Engineer engineer, EngineerProfile profile, Instant now) {
    Rejection wrong = wrongWith(engineer, profile);
    if (wrong != null) {
      return reject(wrong);
    }
    Presence base = base(profile.shifts(), now);
    Instant next = nextChange(profile.shifts(), now);
    if (!(engineer instanceof Employed state)) {
      return accept(new EngineerEvent.Registered(now, profile, base, next));
    }
    if (state.profile().equals(profile)) {
      return unchanged();
    }
    boolean shiftsKept = Objects.equals(state.profile().shifts(), profile.shifts());
    Presence presence = shiftsKept ? state.presence() : afterChange(state, base, now);
    Instant change = shiftsKept ? state.nextShiftChange() : next;
    return accept(new EngineerEvent.Registered(now, profile, presence, change));
  }

  private static @Nullable Rejection wrongWith(Engineer engineer, EngineerProfile profile) {
    if (!profile.member().id().equals(engineer.id())) {
      return Rejection.invalid(
          "engineer.other-id", "The profile is that of " + profile.member().id() + ".");
    }
    if (profile.contactWays().isEmpty()) {
      return Rejection.invalid(
          "engineer.no-contact-way", "An engineer has at least one way to be reached.");
    }
    if (!profile.pageAgainAfter().isPositive()) {
      return Rejection.invalid(
          "engineer.bad-interval", "The time between two pages is more than zero.");
    }
    if (profile.restAfterNightCall().isNegative()) {
      return Rejection.invalid("engineer.bad-rest", "The rest after a night call is not negative.");
    }
    ServiceHours shifts = profile.shifts();
    String problem = shifts == null ? null : ServiceCalendar.problem(shifts);
    return problem == null ? null : Rejection.invalid("engineer.bad-shifts", problem);
  }

  static Decision<EngineerEvent> setPresence(
      Employed state, EngineerCommand.SetPresence command, Instant now) {
    if (command.until() != null && !command.until().isAfter(now)) {
      return reject(
          Rejection.invalid("engineer.bad-until", "A presence ends later than it begins."));
    }
    if (command.presence() == state.presence() && Objects.equals(command.until(), state.until())) {
      return unchanged();
    }
    return accept(
        new EngineerEvent.PresenceChanged(now, command.presence(), command.until(), command.by()));
  }

  static Decision<EngineerEvent> changeShift(Employed state, Instant now) {
    if (state.nextShiftChange() == null || now.isBefore(state.nextShiftChange())) {
      return unchanged();
    }
    ServiceHours shifts = state.profile().shifts();
    Presence presence = afterChange(state, base(shifts, now), now);
    return accept(new EngineerEvent.ShiftChanged(now, presence, nextChange(shifts, now)));
  }

  static Decision<EngineerEvent> endAbsence(Employed state, Instant now) {
    if (state.until() == null || now.isBefore(state.until())) {
      return unchanged();
    }
    Presence presence = base(state.profile().shifts(), now);
    return accept(new EngineerEvent.PresenceChanged(now, presence, null, "time"));
  }

  private static Presence afterChange(Employed state, Presence base, Instant now) {
    boolean lasts = state.until() != null && state.until().isAfter(now);
    return switch (state.presence()) {
      case ON_LEAVE, RESTING -> state.presence();
      case MEETING -> lasts || base == Presence.PRESENT ? Presence.MEETING : base;
      case PRESENT, OFF_SHIFT -> lasts ? state.presence() : base;
    };
  }

  /**
   * {@return rest from now on, or null where there is nothing to rest or it lasts longer already}
   */
  static EngineerEvent.@Nullable PresenceChanged rest(Employed state, Instant now) {
    Duration rest = state.profile().restAfterNightCall();
    Instant until = now.plus(rest);
    boolean restsLonger =
        state.presence() == Presence.RESTING
            && (state.until() == null || !state.until().isBefore(until));
    if (rest.isZero() || restsLonger || state.presence() == Presence.ON_LEAVE) {
      return null;
    }
    return new EngineerEvent.PresenceChanged(now, Presence.RESTING, until, "night-call");
  }

  private static Presence base(@Nullable ServiceHours shifts, Instant now) {
    return shifts == null || ServiceCalendar.of(shifts).isOpen(now)
        ? Presence.PRESENT
        : Presence.OFF_SHIFT;
  }

  private static @Nullable Instant nextChange(@Nullable ServiceHours shifts, Instant now) {
    if (shifts == null) {
      return null;
    }
    ServiceCalendar calendar = ServiceCalendar.of(shifts);
    return calendar.isOpen(now) ? calendar.nextClosing(now) : calendar.nextOpening(now);
  }
}
