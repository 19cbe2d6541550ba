package io.fixfirst.core.incident;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The P1 process of an incident: who is called, who has seen it, who has taken it.
 *
 * @param declared when it was declared, the last time if it was reopened
 * @param running whether service is still not restored
 * @param team the core team, the lead first as the desk chose it; empty until it is formed
 * @param formed whether the desk has formed it
 * @param paged how many were called
 * @param seen who has seen the page, by engineer id
 * @param requests how many extensions have been asked for
 * @param answered the last extension that the desk has answered; 0 before the first
 * @param pending the extensions that the desk has not answered
 * @param vendors external specialists that were called in
 * @param extendAt when the core team grows by itself; null for never or not any more
 */
public record Major(
    Instant declared,
    String by,
    String reason,
    boolean running,
    List<CoreMember> team,
    boolean formed,
    int paged,
    Map<String, Seen> seen,
    int requests,
    int answered,
    List<Extension> pending,
    List<String> vendors,
    @Nullable Instant extendAt) {

  /**
   * One who has seen the page.
   *
   * @param seenBefore what they know of it from another customer; null for nothing
   */
  public record Seen(EngineerId engineer, Instant seen, @Nullable String seenBefore) {}

  /** An extension of the core team that was asked for. */
  public record Extension(int request, @Nullable EngineerId engineer, Set<String> skills) {
    public Extension {
      skills = Skills.sorted(skills);
    }
  }

  public Major {
    team = List.copyOf(team);
    seen = seen instanceof PMap<String, Seen> map ? map : HashTreePMap.from(seen);
    pending = List.copyOf(pending);
    vendors = List.copyOf(vendors);
  }

  /** A P1 as it begins; requests are counted on from an earlier time. */
  static Major begun(
      Instant at, String by, String reason, int requests, @Nullable Instant extendAt) {
    return new Major(
        at,
        by,
        reason,
        true,
        List.of(),
        false,
        0,
        HashTreePMap.empty(),
        requests,
        0,
        List.of(),
        List.of(),
        extendAt);
  }

  /** {@return who leads the core team; null until there is one} */
  public @Nullable EngineerId lead() {
    for (CoreMember member : team) {
      if (member.role() == CoreRole.LEAD) {
        return member.engineer();
      }
    }
    return team.isEmpty() ? null : team.getFirst().engineer();
  }

  /** {@return whether this engineer is in the core team} */
  public boolean has(EngineerId engineer) {
    for (CoreMember member : team) {
      if (member.engineer().equals(engineer)) {
        return true;
      }
    }
    return false;
  }

  /** {@return the answers of those who have seen this before} */
  public List<Seen> seenBefore() {
    List<Seen> answers = new ArrayList<>();
    for (Seen one : seen.values()) {
      if (one.seenBefore() != null) {
        answers.add(one);
      }
    }
    answers.sort(Comparator.comparing(Seen::seen).thenComparing(Seen::engineer));
    return answers;
  }

  /** {@return whether that extension has been asked for and not answered} */
  boolean waitsFor(int request) {
    for (Extension extension : pending) {
      if (extension.request() == request) {
        return true;
      }
    }
    return false;
  }

  Major formed(List<CoreMember> members, int called) {
    return new Major(
        declared, by, reason, running, members, true, called, seen, requests, answered, pending,
        vendors, extendAt);
  }

  Major called(int more) {
    return new Major(
        declared, by, reason, running, team, formed, more, seen, requests, answered, pending,
        vendors, extendAt);
  }

  Major seen(Seen one) {
    return new Major(
        declared,
        by,
        reason,
        running,
        team,
        formed,
        paged,
        ((PMap<String, Seen>) seen).plus(one.engineer().text(), one),
        requests,
        answered,
        pending,
        vendors,
        extendAt);
  }

  Major asked(IncidentEvent.CoreTeamExtensionRequested event, boolean byTime) {
    List<Extension> stillPending = new ArrayList<>(pending);
    List<String> called = new ArrayList<>(vendors);
    if (event.vendor() == null) {
      stillPending.add(new Extension(event.request(), event.engineer(), event.skills()));
    } else {
      called.add(event.vendor());
    }
    return new Major(
        declared,
        by,
        reason,
        running,
        team,
        formed,
        paged,
        seen,
        event.request(),
        answered,
        stillPending,
        called,
        byTime ? null : extendAt);
  }

  Major extended(int request, List<CoreMember> members) {
    List<CoreMember> larger = new ArrayList<>(team);
    larger.addAll(members);
    List<Extension> stillPending = new ArrayList<>(pending);
    stillPending.removeIf(extension -> extension.request() == request);
    return new Major(
        declared,
        by,
        reason,
        running,
        larger,
        formed,
        paged,
        seen,
        requests,
        Math.max(answered, request),
        stillPending,
        vendors,
        extendAt);
  }

  Major without(EngineerId engineer) {
    List<CoreMember> smaller = new ArrayList<>(team);
    smaller.removeIf(member -> member.engineer().equals(engineer));
    return new Major(
        declared, by, reason, running, smaller, formed, paged, seen, requests, answered, pending,
        vendors, extendAt);
  }

  Major over() {
    return new Major(
        declared, by, reason, false, team, formed, paged, seen, requests, answered, List.of(),
        vendors, null);
  }
}
