package io.fixfirst.core.engineer;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of an engineer: unknown, on duty for the provider, or gone. */
public sealed interface Engineer {

  /** {@return who it is} */
  EngineerId id();

  /** Nothing is known of them yet. */
  record Unknown(EngineerId id) implements Engineer {}

  /**
   * They belong to the provider.
   *
   * @param until when a presence set by hand, or rest, ends by itself; null for never
   * @param nextShiftChange when a shift begins or ends next; null without shifts
   * @param calls the P1s that call them
   * @param over P1s that called them not long ago, so that a late page is known
   * @param told how often the desk has been told of them
   */
  record Employed(
      EngineerId id,
      EngineerProfile profile,
      Presence presence,
      @Nullable Instant until,
      @Nullable Instant nextShiftChange,
      List<Call> calls,
      List<Over> over,
      Told told)
      implements Engineer {

    public Employed {
      calls = List.copyOf(calls);
      over = List.copyOf(over);
    }

    /** {@return the call of that P1; null if it does not call} */
    public @Nullable Call call(IncidentId incident) {
      for (Call call : calls) {
        if (call.incident().equals(incident)) {
          return call;
        }
      }
      return null;
    }

    @Nullable Over over(IncidentId incident) {
      for (Over one : over) {
        if (one.incident().equals(incident)) {
          return one;
        }
      }
      return null;
    }

    Employed present(Presence next, @Nullable Instant nextUntil) {
      return there(next, nextUntil, nextShiftChange);
    }

    Employed shifted(Presence next, @Nullable Instant change) {
      return there(next, next == presence ? until : null, change);
    }

    private Employed there(Presence next, @Nullable Instant nextUntil, @Nullable Instant change) {
      boolean news = next != presence || !Objects.equals(nextUntil, until);
      Told then = news ? told.againWhereTheyAre() : told;
      return new Employed(id, profile, next, nextUntil, change, calls, over, then);
    }

    Employed known(EngineerProfile next) {
      boolean news = !next.desk().equals(profile.desk()) || !next.member().equals(profile.member());
      Told then = news ? told.againThatTheyBelong() : told;
      return new Employed(id, next, presence, until, nextShiftChange, calls, over, then);
    }

    Employed calledBy(Call call) {
      List<Call> next = without(call.incident());
      next.add(call);
      return new Employed(id, profile, presence, until, nextShiftChange, next, over, told);
    }

    Employed released(IncidentId incident, int turn, int round, Instant at) {
      List<Over> kept = new ArrayList<>();
      for (Over one : over) {
        if (!one.at().isBefore(at.minus(MEMORY)) && !one.incident().equals(incident)) {
          kept.add(one);
        }
      }
      kept.add(new Over(incident, turn, round, at));
      return new Employed(
          id, profile, presence, until, nextShiftChange, without(incident), kept, told);
    }

    private List<Call> without(IncidentId incident) {
      List<Call> rest = new ArrayList<>(calls);
      rest.removeIf(call -> call.incident().equals(incident));
      return rest;
    }
  }

  /** They have left the provider. */
  record Gone(EngineerId id, EngineerProfile profile, Told told) implements Engineer {}

  /**
   * How often the desk has been told something, so that it knows what is late.
   *
   * @param belonging that they belong to it, and what is known of them, or that they do no more
   * @param presence that they come, go or are busy
   */
  record Told(int belonging, int presence) {

    static final Told NOTHING = new Told(0, 0);

    Told againThatTheyBelong() {
      return new Told(belonging + 1, presence);
    }

    Told againWhereTheyAre() {
      return new Told(belonging, presence + 1);
    }
  }

  /** How long an ended page is remembered. */
  Duration MEMORY = Duration.ofHours(1);

  /**
   * A P1 calls.
   *
   * @param round how often they had left its core team before
   * @param attempt of the last page, from 1
   * @param nextAt when the next page goes out, unless acknowledged
   * @param acknowledged when they saw it; null while they have not
   * @param seenBefore what they know of it from another customer; null for nothing
   * @param night whether it got them out of their free time
   */
  record Call(
      IncidentId incident,
      int turn,
      int round,
      String summary,
      @Nullable CoreRole role,
      int attempt,
      Instant nextAt,
      @Nullable Instant acknowledged,
      @Nullable String seenBefore,
      boolean night) {

    Call seen(Instant at, @Nullable String known, boolean atNight) {
      return new Call(
          incident, turn, round, summary, role, attempt, nextAt, at, known, night || atNight);
    }
  }

  /** A P1 called until then. */
  record Over(IncidentId incident, int turn, int round, Instant at) {}
}
