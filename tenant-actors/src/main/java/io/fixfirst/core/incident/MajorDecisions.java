package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.sla.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The P1: fix first, discuss later. */
final class MajorDecisions {

  private MajorDecisions() {}

  /** Whatever it waited for, a P1 does not. */
  static Draft declare(Draft draft, String by, String reason) {
    Opening opening = draft.incident().known();
    draft.moveClocks(
        opening.terms(),
        Priority.P1,
        moves -> IncidentClocks.declareMajor(moves, draft.incident(), draft.now));
    draft.tell(new IncidentEvent.MajorDeclared(draft.now, by, reason));
    var every = opening.terms().updateEvery().get(Priority.P1);
    if (every != null) {
      draft.tell(new IncidentEvent.UpdatePromised(draft.now, draft.inServiceTime(every)));
    }
    return draft;
  }

  static Decision<IncidentEvent> formed(Draft draft, IncidentCommand.NoteCoreTeam note) {
    Major major = draft.incident().major();
    if (major == null || !major.running() || major.formed() || !present(draft, note.turn())) {
      return unchanged();
    }
    List<CoreMember> members = note.members();
    for (CoreMember member : members) {
      if (major.seen().containsKey(member.engineer().text())) {
        draft.moveClocks(moves -> IncidentClocks.acknowledge(moves, "core-team"));
      }
    }
    return draft.tell(new IncidentEvent.CoreTeamFormed(draft.now, members, note.paged())).done();
  }

  static Decision<IncidentEvent> paged(Draft draft, IncidentCommand.NotePaged note) {
    Major major = draft.incident().major();
    if (major == null
        || !major.running()
        || !major.formed()
        || !present(draft, note.turn())
        || note.paged() <= major.paged()) {
      return unchanged();
    }
    return draft.tell(new IncidentEvent.MorePaged(draft.now, note.paged())).done();
  }

  /** While a P1 runs, what was said last to the desk is to form its core team. */
  private static boolean present(Draft draft, int turn) {
    return turn == draft.incident().desk().turn();
  }

  static Decision<IncidentEvent> left(Draft draft, IncidentCommand.NoteCoreMemberLeft note) {
    Major major = draft.incident().major();
    if (major == null
        || !major.running()
        || !present(draft, note.turn())
        || note.request() < major.answered()
        || !major.has(note.engineer())) {
      return unchanged();
    }
    return draft
        .tell(new IncidentEvent.CoreMemberLeft(draft.now, note.engineer(), note.reason()))
        .done();
  }

  static Decision<IncidentEvent> extended(Draft draft, int request, List<CoreMember> members) {
    Major major = draft.incident().major();
    if (major == null || !major.running() || !major.waitsFor(request)) {
      return unchanged();
    }
    return draft.tell(new IncidentEvent.CoreTeamExtended(draft.now, request, members)).done();
  }

  /** Whoever of the core team has seen it works on it: the respond clock is met. */
  static Decision<IncidentEvent> pageSeen(Draft draft, IncidentCommand.NotePageSeen note) {
    Major major = draft.incident().major();
    if (major == null || !major.running() || note.seen().isBefore(major.declared())) {
      return unchanged();
    }
    Major.Seen known = major.seen().get(note.engineer().text());
    if (known != null
        && (note.seenBefore() == null || note.seenBefore().equals(known.seenBefore()))) {
      return unchanged();
    }
    if (major.has(note.engineer())) {
      draft.moveClocks(moves -> IncidentClocks.acknowledge(moves, "core-team"));
    }
    return draft
        .tell(
            new IncidentEvent.PageSeen(draft.now, note.engineer(), note.seen(), note.seenBefore()))
        .done();
  }

  static Decision<IncidentEvent> extend(Draft draft, IncidentCommand.ExtendCoreTeam ask) {
    Major major = draft.incident().major();
    int requests = major == null ? 0 : major.requests();
    return draft
        .tell(
            new IncidentEvent.CoreTeamExtensionRequested(
                draft.now,
                ask.by(),
                requests + 1,
                ask.engineer(),
                ask.vendor(),
                Skills.sorted(ask.skills())))
        .done();
  }

  static @Nullable Rejection problem(IncidentCommand.ExtendCoreTeam ask) {
    if (ask.engineer() != null && ask.vendor() != null) {
      return Rejection.invalid(
          "incident.engineer-or-vendor", "A core team is extended by an engineer or a vendor.");
    }
    return ask.vendor() == null
        ? Texts.problem("by", ask.by())
        : Texts.problem("by", ask.by(), "vendor", ask.vendor());
  }
}
