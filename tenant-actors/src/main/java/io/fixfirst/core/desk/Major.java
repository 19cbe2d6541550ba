package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A P1 that is going on.
 *
 * @param turn of the message that formed its core team
 * @param members of the core team now
 * @param formed the core team as it was formed
 * @param pagedAtFirst how many were paged when it was formed
 * @param extensions since then, in order of their request
 * @param left who could not stay
 * @param paged who has been called
 */
public record Major(
    IncidentId incident,
    int turn,
    String summary,
    List<CoreMember> members,
    List<CoreMember> formed,
    int pagedAtFirst,
    List<Extension> extensions,
    List<Left> left,
    List<EngineerId> paged) {

  /**
   * A member who could not stay.
   *
   * @param request the last extension before they left; 0 before the first
   * @param calledAgain whether they were back, and called as everybody, before it was over
   */
  public record Left(EngineerId engineer, int request, String reason, boolean calledAgain) {

    Left(EngineerId engineer, int request, String reason) {
      this(engineer, request, reason, false);
    }
  }

  /** An answered request for more people. */
  public record Extension(int request, List<CoreMember> members) {
    public Extension {
      members = List.copyOf(members);
    }
  }

  /** A P1 that was over not long ago. */
  public record Ended(IncidentId incident, int turn, Instant at, List<EngineerId> paged) {
    public Ended {
      paged = List.copyOf(paged);
    }
  }

  public Major {
    members = List.copyOf(members);
    formed = List.copyOf(formed);
    extensions = List.copyOf(extensions);
    left = List.copyOf(left);
    paged = List.copyOf(paged);
  }

  /** {@return that engineer's part in the core team; null if they are not in it} */
  public @Nullable CoreMember member(EngineerId engineer) {
    for (CoreMember member : members) {
      if (member.engineer().equals(engineer)) {
        return member;
      }
    }
    return null;
  }

  int lastRequest() {
    return extensions.isEmpty() ? 0 : extensions.getLast().request();
  }

  Major extended(int request, List<CoreMember> added) {
    List<CoreMember> all = new ArrayList<>(members);
    all.addAll(added);
    List<Extension> answered = new ArrayList<>(extensions);
    answered.add(new Extension(request, added));
    List<EngineerId> called = new ArrayList<>(paged);
    for (CoreMember member : added) {
      if (!paged.contains(member.engineer())) {
        called.add(member.engineer());
      }
    }
    return new Major(incident, turn, summary, all, formed, pagedAtFirst, answered, left, called);
  }

  /** Who has left is called no more, but is remembered until they know that. */
  Major without(EngineerId engineer, String reason) {
    List<CoreMember> rest = new ArrayList<>(members);
    rest.removeIf(member -> member.engineer().equals(engineer));
    List<Left> gone = new ArrayList<>(left);
    gone.add(new Left(engineer, lastRequest(), reason));
    return new Major(incident, turn, summary, rest, formed, pagedAtFirst, extensions, gone, paged);
  }

  /** Whoever has just come is called like everybody. */
  Major calling(EngineerId engineer) {
    List<EngineerId> called = new ArrayList<>(paged);
    if (!paged.contains(engineer)) {
      called.add(engineer);
    }
    List<Left> all = new ArrayList<>(left);
    all.replaceAll(
        one ->
            one.engineer().equals(engineer)
                ? new Left(engineer, one.request(), one.reason(), true)
                : one);
    return new Major(
        incident, turn, summary, members, formed, pagedAtFirst, extensions, all, called);
  }

  /** {@return whether nobody has called them, or they were let go since} */
  boolean lacks(EngineerId engineer) {
    return !paged.contains(engineer) || isGone(engineer);
  }

  /** {@return whether they have left, and have not come back since} */
  boolean isGone(EngineerId engineer) {
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).engineer().equals(engineer)) {
        return !left.get(i).calledAgain() && member(engineer) == null;
      }
    }
    return false;
  }

  /** {@return how often they have left} */
  int rounds(EngineerId engineer) {
    int rounds = 0;
    for (Left one : left) {
      rounds += one.engineer().equals(engineer) ? 1 : 0;
    }
    return rounds;
  }

  Major replacing(CoreMember changed) {
    List<CoreMember> all = new ArrayList<>(members);
    all.replaceAll(one -> one.engineer().equals(changed.engineer()) ? changed : one);
    return new Major(incident, turn, summary, all, formed, pagedAtFirst, extensions, left, paged);
  }
}
