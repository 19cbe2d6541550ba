package io.fixfirst.simulation.stats;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One P1: when it began, who was taken from what, and what that cost other customers' tickets. */
final class MajorStory {

  /** A ticket that somebody had to leave for it. */
  static final class Cost {
    final IncidentId incident;
    final EngineerId engineer;
    final long since;
    long until = Case.NEVER;
    boolean missed;

    Cost(IncidentId incident, EngineerId engineer, long since) {
      this.incident = incident;
      this.engineer = engineer;
      this.since = since;
    }

    /** {@return how long it lay, in milliseconds; up to {@code now} if it still does} */
    long millis(long now) {
      return (until == Case.NEVER ? now : until) - since;
    }
  }

  /** A member of the core team. */
  record Member(CoreMember member, long since) {}

  final IncidentId incident;
  final long declared;
  long formed = Case.NEVER;
  long restored = Case.NEVER;
  int paged;
  final List<Member> members = new ArrayList<>();
  final List<Cost> costs = new ArrayList<>();

  MajorStory(IncidentId incident, long declared) {
    this.incident = incident;
    this.declared = declared;
  }

  void join(List<CoreMember> joining, long at) {
    for (CoreMember member : joining) {
      members.add(new Member(member, at));
    }
  }

  /** {@return the time that its members have spent on it, in milliseconds} */
  long work(long now) {
    long end = restored == Case.NEVER ? now : restored;
    long sum = 0;
    for (Member member : members) {
      sum += Math.max(0, end - member.since());
    }
    return sum;
  }

  @Nullable Cost cost(IncidentId other) {
    for (int i = costs.size() - 1; i >= 0; i--) {
      if (costs.get(i).incident.equals(other)) {
        return costs.get(i);
      }
    }
    return null;
  }
}
