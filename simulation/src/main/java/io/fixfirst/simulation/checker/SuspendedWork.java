package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody left for a P1 is theirs again when it is over, with what was left of it;
 * unless it was taken from them meanwhile, or they have left themselves.
 */
final class SuspendedWork implements Checker {

  @Override
  public String rule() {
    return "Work that somebody left for a P1 is theirs again when it is over, with what was left of it.";
  }

  /**
   * What was left.
   *
   * @param remaining null once a new estimate has come
   */
  private record Left(EngineerId engineer, @Nullable Duration remaining) {}

  private final Map<IncidentId, Left> suspended = new TreeMap<>();
  private final Map<EngineerId, IncidentId> onP1 = new TreeMap<>();

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof DeskEvent event)) {
      return;
    }
    switch (event) {
      case DeskEvent.CoreTeamFormed formed -> {
        suspended.remove(formed.ticket().incident());
        leave(formed.ticket().incident(), formed.members());
      }
      case DeskEvent.CoreTeamExtended extended -> leave(extended.incident(), extended.members());
      case DeskEvent.MajorEnded ended -> comeBack(ended);
      case DeskEvent.CoreMemberLeft left -> onP1.remove(left.engineer(), left.incident());
      case DeskEvent.Queued queued -> suspended.remove(queued.ticket().incident());
      case DeskEvent.Returned returned -> suspended.remove(returned.incident());
      case DeskEvent.Withdrawn withdrawn -> suspended.remove(withdrawn.incident());
      case DeskEvent.Revised(_, var ticket) ->
          suspended.computeIfPresent(
              ticket.incident(), (_, left) -> new Left(left.engineer(), null));
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.Assigned _,
          DeskEvent.PickedUp _,
          DeskEvent.AlsoPaged _,
          DeskEvent.Estimated _ -> {}
    }
    suspended.forEach(
        (ticket, left) ->
            Violation.unless(
                onP1.containsKey(left.engineer()),
                "%s left %s for a P1 and does not come back to it",
                left.engineer(),
                ticket));
  }

  private void leave(IncidentId p1, List<CoreMember> members) {
    for (CoreMember member : members) {
      if (member.left() != null && member.remaining() != null) {
        suspended.put(member.left(), new Left(member.engineer(), member.remaining()));
      }
      onP1.put(member.engineer(), p1);
    }
  }

  private void comeBack(DeskEvent.MajorEnded ended) {
    for (CoreMember member : ended.members()) {
      IncidentId back = member.left();
      Left left = back == null ? null : suspended.remove(back);
      if (left != null) {
        Violation.unless(
            left.engineer().equals(member.engineer()), "%s is back on %s's", member, left);
        Violation.unless(
            left.remaining() == null || left.remaining().equals(member.remaining()),
            "%s was left with %s and is gone on with at %s",
            back,
            left.remaining(),
            member.remaining());
      }
      if (back != null && left == null) {
        onP1.put(member.engineer(), back);
      } else {
        onP1.remove(member.engineer(), ended.incident());
      }
    }
  }
}
