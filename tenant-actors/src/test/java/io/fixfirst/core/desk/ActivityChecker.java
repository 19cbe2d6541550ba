package io.fixfirst.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges from the event stream alone that nobody is ever active on two tickets, and that whoever
 * left a ticket for a P1 goes on with what was left of it. Knows nothing of the desk's insides.
 */
final class ActivityChecker {

  private final Map<EngineerId, IncidentId> active = new LinkedHashMap<>();
  private final Map<IncidentId, Duration> left = new LinkedHashMap<>();

  void check(List<DeskEvent> events) {
    events.forEach(this::check);
  }

  private void check(DeskEvent event) {
    switch (event) {
      case DeskEvent.Assigned assigned -> begin(assigned.engineer(), assigned.incident(), event);
      case DeskEvent.Queued queued -> end(queued.ticket().incident());
      case DeskEvent.Withdrawn withdrawn -> end(withdrawn.incident());
      case DeskEvent.Returned returned -> end(returned.incident());
      case DeskEvent.CoreTeamFormed formed -> {
        end(formed.ticket().incident());
        take(formed.ticket().incident(), formed.members(), event);
      }
      case DeskEvent.CoreTeamExtended extended ->
          take(extended.incident(), extended.members(), event);
      case DeskEvent.CoreMemberLeft gone -> {
        if (gone.incident().equals(active.get(gone.engineer()))) {
          active.remove(gone.engineer());
        }
      }
      case DeskEvent.MajorEnded over -> {
        end(over.incident());
        for (CoreMember member : over.members()) {
          if (member.left() != null) {
            begin(member.engineer(), member.left(), event);
            if (member.remaining() != null) {
              assertThat(member.remaining()).as("%s", event).isEqualTo(left.get(member.left()));
            }
          }
        }
      }
      case DeskEvent.Dismissed dismissed ->
          assertThat(active).as("%s", event).doesNotContainKey(dismissed.engineer());
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.PresenceSet _,
          DeskEvent.Revised _,
          DeskEvent.PickedUp _,
          DeskEvent.AlsoPaged _,
          DeskEvent.Estimated _ -> {}
    }
  }

  private void take(IncidentId major, List<CoreMember> members, DeskEvent event) {
    for (CoreMember member : members) {
      assertThat(active.get(member.engineer())).as("left for %s", event).isEqualTo(member.left());
      active.put(member.engineer(), major);
      if (member.left() != null && member.remaining() != null) {
        left.put(member.left(), member.remaining());
      }
    }
  }

  private void begin(EngineerId engineer, IncidentId incident, DeskEvent event) {
    assertThat(active.put(engineer, incident)).as("a second ticket by %s", event).isNull();
  }

  private void end(IncidentId incident) {
    active.values().removeIf(on -> Objects.equals(on, incident));
  }
}
