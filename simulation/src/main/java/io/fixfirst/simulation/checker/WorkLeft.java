package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was left of a ticket when its engineer was taken for a P1 is what was estimated less what
 * had been worked on it, and is still left when they come back: nothing is begun anew, and nothing
 * is worked on meanwhile.
 */
final class WorkLeft implements Checker {

  private static final class Account {
    @Nullable Duration estimated;
    long left;
    boolean begun;
    boolean works;
    long since;

    void estimate(@Nullable Duration effort) {
      estimated = effort;
      left = effort == null || effort.isNegative() ? 0 : effort.toMillis();
    }

    void countUpTo(long now) {
      if (works) {
        left = Math.max(0, left - (now - since));
        since = now;
      }
    }

    void pause(long now) {
      countUpTo(now);
      works = false;
    }

    void goOn(long now) {
      works = begun;
      since = now;
    }
  }

  private final Map<IncidentId, Account> accounts = new LinkedHashMap<>();

  /** The tickets whose engineers are on a P1. */
  private final Set<IncidentId> suspended = new LinkedHashSet<>();

  @Override
  public String rule() {
    return "What is left of suspended work is what was estimated less what was worked, and nothing"
        + " is begun anew.";
  }

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof DeskEvent event)) {
      return;
    }
    long now = event.at().toEpochMilli();
    switch (event) {
      case DeskEvent.Queued(_, var ticket, _, _) -> {
        stopped(ticket.incident(), now);
        known(ticket);
      }
      case DeskEvent.Revised(_, var ticket) -> {
        account(ticket.incident()).countUpTo(now);
        known(ticket);
      }
      case DeskEvent.Withdrawn(_, var incident, _, var over) -> {
        stopped(incident, now);
        if (over) {
          accounts.remove(incident);
        }
      }
      case DeskEvent.Assigned assigned -> stopped(assigned.incident(), now);
      case DeskEvent.PickedUp(_, var incident, _) -> {
        Account account = account(incident);
        account.countUpTo(now);
        account.begun = true;
        if (!suspended.contains(incident)) {
          account.goOn(now);
        }
      }
      case DeskEvent.Returned returned -> stopped(returned.incident(), now);
      case DeskEvent.Estimated(_, var incident, var effort, _) -> {
        Account account = account(incident);
        account.countUpTo(now);
        account.left = effort.toMillis();
      }
      case DeskEvent.CoreTeamFormed formed -> {
        Ticket ticket = formed.ticket();
        IncidentId incident = ticket.incident();
        boolean isNew = !accounts.containsKey(incident);
        stopped(incident, now);
        if (isNew) {
          known(ticket);
        } else {
          account(incident).estimated = ticket.effort();
        }
        leave(formed.members(), now);
      }
      case DeskEvent.CoreTeamExtended extended -> leave(extended.members(), now);
      case DeskEvent.MajorEnded(_, _, _, var members) -> comeBack(members, now);
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.AlsoPaged _,
          DeskEvent.CoreMemberLeft _ -> {}
    }
  }

  private Account account(IncidentId id) {
    return accounts.computeIfAbsent(id, _ -> new Account());
  }

  /** Nobody is on it. */
  private void stopped(IncidentId id, long now) {
    suspended.remove(id);
    Account account = account(id);
    account.pause(now);
    account.begun = false;
  }

  /** An estimate that has not changed says nothing about what is left. */
  private void known(Ticket ticket) {
    Account account = account(ticket.incident());
    Duration effort = ticket.effort();
    if (account.estimated == null || !account.estimated.equals(effort)) {
      account.estimate(effort);
    }
  }

  private void leave(List<CoreMember> members, long now) {
    for (CoreMember member : members) {
      IncidentId left = member.left();
      Duration remaining = member.remaining();
      if (left != null && remaining != null) {
        Account account = account(left);
        account.pause(now);
        require(left, remaining, account);
        suspended.add(left);
      }
    }
  }

  private void comeBack(List<CoreMember> members, long now) {
    for (CoreMember member : members) {
      IncidentId back = member.left();
      Duration remaining = member.remaining();
      if (back != null && remaining != null) {
        Account account = account(back);
        require(back, remaining, account);
        suspended.remove(back);
        account.goOn(now);
      }
    }
  }

  private static void require(IncidentId id, Duration said, Account account) {
    if (said.toMillis() != account.left) {
      throw Violation.of(
          "%s is said to need %s more and needs %s", id, said, Duration.ofMillis(account.left));
    }
  }
}
