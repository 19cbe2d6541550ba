package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Ledger;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clock counts service time and nothing else, its deadline is where its target will have run, a
 * breach is told once, none is forgotten, and its account sums.
 *
 * <p>An incident's hours may change in the same decision as its clocks, told before or after it. So
 * a deadline is looked at when the next thing happens, and what a clock has used is counted in the
 * hours that were in force before this instant.
 */
final class ClocksAreRight implements Checker {

  /** Instants are kept to the millisecond, and so is what is between them. */
  private static final long ROUNDING_MILLIS = 1;

  private static final class Clock {
    final List<SlaClock.Entry> entries = new ArrayList<>(4);
    ClockMove move;
    long at;
    boolean told;
    boolean settled;

    Clock(ClockMove move) {
      this.move = move;
    }

    boolean runs() {
      return move.state() == ClockMove.State.RUNNING;
    }

    boolean hasRunOut() {
      return move.elapsed().compareTo(move.target()) >= 0;
    }
  }

  private static final class Account {
    final Instant opened;
    final Map<String, Clock> clocks = new LinkedHashMap<>(4);
    Terms terms;
    Priority priority;
    ServiceTime hours;
    ServiceTime hoursBefore;
    long changed;
    boolean settled = true;
    long last;

    Account(IncidentEvent.Opened opened, ServiceTime hours) {
      this.opened = opened.opened();
      this.terms = opened.terms();
      this.priority = opened.priority();
      this.hours = hours;
      this.hoursBefore = hours;
    }
  }

  private final Map<IncidentId, Account> accounts = new LinkedHashMap<>();
  private final Map<ServiceHours, ServiceTime> calendars = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "A clock counts service time and nothing else, runs out where its target will have run,"
        + " tells of it once, and its account sums.";
  }

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return;
    }
    IncidentId id = (IncidentId) recorded.entity();
    if (event instanceof IncidentEvent.Opened opened) {
      accounts.put(id, new Account(opened, calendar(opened.terms(), opened.priority())));
      return;
    }
    Account account = accounts.get(id);
    if (account == null) {
      return; // Closed: its clocks have stopped.
    }
    if (!account.settled) {
      long now = event.at().toEpochMilli();
      if (now > account.last) {
        settle(id, account);
      }
    }
    switch (event) {
      case IncidentEvent.ClocksMoved(var at, var moves) -> {
        for (ClockMove move : moves) {
          moved(id, account, at, move);
        }
      }
      case IncidentEvent.ClockBreached breached -> breached(id, account, breached);
      case IncidentEvent.TermsApplied(var at, var terms, var priority, _) ->
          change(account, at, terms, priority);
      case IncidentEvent.Reprioritised reprioritised ->
          change(account, reprioritised.at(), account.terms, reprioritised.priority());
      case IncidentEvent.MajorDeclared(var at, _, _) ->
          change(account, at, account.terms, Priority.P1);
      case IncidentEvent.Closed _ -> {
        settle(id, account);
        accounts.remove(id);
      }
      default -> {} // Moves no clock.
    }
  }

  private ServiceTime calendar(Terms terms, Priority priority) {
    return calendars.computeIfAbsent(terms.hoursOf(priority), ServiceTime::new);
  }

  private void change(Account account, Instant at, Terms terms, Priority priority) {
    account.terms = terms;
    account.priority = priority;
    ServiceTime next = calendar(terms, priority);
    long now = at.toEpochMilli();
    if (now != account.changed) {
      account.hoursBefore = account.hours;
      account.changed = now;
    }
    account.hours = next;
  }

  private static void moved(IncidentId id, Account account, Instant at, ClockMove move) {
    long now = at.toEpochMilli();
    Clock clock = account.clocks.get(move.clock());
    long counted = move.elapsed().toMillis();
    if (clock == null) {
      clock = new Clock(move);
      account.clocks.put(move.clock(), clock);
      long since = account.hours.between(account.opened.toEpochMilli(), now);
      if (counted != 0 && differ(counted, since)) {
        throw miscounted(id, move, counted, since);
      }
    } else {
      if (isDueBy(clock, now) && !clock.told) {
        throw Violation.of("%s has not told that %s ran out", id, move.clock());
      }
      long used = clock.move.elapsed().toMillis();
      if (clock.runs()) {
        ServiceTime hours = account.changed == now ? account.hoursBefore : account.hours;
        used += hours.between(clock.at, now);
      }
      if (differ(counted, used)) {
        throw miscounted(id, move, counted, used);
      }
      clock.told = clock.told && move.elapsed().compareTo(move.target()) >= 0;
    }
    clock.move = move;
    clock.at = now;
    clock.settled = false;
    clock.entries.add(new SlaClock.Entry(at, move));
    account.settled = false;
    account.last = now;
  }

  private static boolean isDueBy(Clock clock, long now) {
    Instant due = clock.runs() ? clock.move.due() : null;
    return due != null && due.toEpochMilli() <= now;
  }

  private static boolean differ(long one, long other) {
    return Math.abs(one - other) > ROUNDING_MILLIS;
  }

  private static Violation miscounted(IncidentId id, ClockMove move, long counted, long used) {
    return Violation.of(
        "%s counts %s on %s and %s has run",
        id, Duration.ofMillis(counted), move.clock(), Duration.ofMillis(used));
  }

  private static void breached(
      IncidentId id, Account account, IncidentEvent.ClockBreached breached) {
    Clock clock = account.clocks.get(breached.clock());
    if (clock == null) {
      throw Violation.of("%s breaches %s, which never began", id, breached.clock());
    }
    if (clock.told) {
      throw Violation.of("%s breaches %s twice", id, breached.clock());
    }
    if (breached.due().isAfter(breached.at())) {
      throw Violation.of("%s breaches %s before it is due", id, breached.clock());
    }
    if (!breached.due().equals(clock.move.due()) && !clock.hasRunOut()) {
      throw Violation.of(
          "%s breaches %s at %s and was due at %s",
          id, breached.clock(), breached.due(), clock.move.due());
    }
    clock.told = true;
  }

  /** The hours in force are known now: looks at each deadline that was set since last time. */
  private static void settle(IncidentId id, Account account) {
    account.settled = true;
    for (Clock clock : account.clocks.values()) {
      if (!clock.settled) {
        clock.settled = true;
        settle(id, account, clock);
      }
    }
  }

  private static void settle(IncidentId id, Account account, Clock clock) {
    ClockMove move = clock.move;
    if (clock.hasRunOut()) {
      if (!clock.told && move.state() != ClockMove.State.STOPPED) {
        throw Violation.of("%s has not told that %s has run out", id, move.clock());
      }
      return;
    }
    Instant due = move.due();
    if ((due != null) != clock.runs()) {
      throw Violation.of("%s: %s is %s and due at %s", id, move.clock(), move.state(), due);
    }
    if (due != null) {
      long left = move.target().minus(move.elapsed()).toMillis();
      long until = account.hours.between(clock.at, due.toEpochMilli());
      if (differ(left, until)) {
        throw Violation.of(
            "%s has %s left on %s and is due in %s of service time",
            id, Duration.ofMillis(left), move.clock(), Duration.ofMillis(until));
      }
    }
  }

  @Override
  public void quiet(Instant now) {
    accounts.forEach(
        (id, account) -> {
          settle(id, account);
          for (Clock clock : account.clocks.values()) {
            // What is due at this very instant may still be to come.
            if (!clock.told && isDueBy(clock, now.toEpochMilli() - 1)) {
              throw Violation.of("%s has not told that %s ran out", id, clock.move.clock());
            }
            sum(id, account, clock, now);
          }
        });
  }

  /** What the product shows of a clock, row by row. */
  private static void sum(IncidentId id, Account account, Clock clock, Instant now) {
    SlaClock shown = new SlaClock(clock.move.clock(), clock.entries, false, clock.told);
    Ledger ledger = Ledger.of(shown, account.terms.hoursOf(account.priority), account.opened, now);
    Duration past = Duration.ZERO;
    Duration ahead = Duration.ZERO;
    @Nullable Instant end = null;
    for (Ledger.Row row : ledger.rows()) {
      Violation.unless(end == null || end.equals(row.from()), "%s has a gap: %s", id, ledger);
      past = row.ahead() ? past : past.plus(row.counted());
      ahead = row.ahead() ? ahead.plus(row.counted()) : ahead;
      end = row.to();
    }
    Violation.unless(past.equals(ledger.used()), "The rows of %s do not sum: %s", id, ledger);
    Violation.unless(
        ledger.used().plus(ledger.left()).minus(ledger.over()).equals(ledger.target()),
        "What is used and left of %s is not its target: %s",
        id,
        ledger);
    Violation.unless(
        ledger.due() == null || ledger.breached() || past.plus(ahead).equals(ledger.target()),
        "The rows of %s do not sum to its deadline: %s",
        id,
        ledger);
  }
}
