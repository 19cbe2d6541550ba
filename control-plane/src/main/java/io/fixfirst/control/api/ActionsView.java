package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.incident.AllowedActions;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done with an incident, by the same table that its rules ask. */
record ActionsView(List<Verdict> actions) {

  /** Whether one action may be done. */
  record Verdict(
      IncidentAction action,
      boolean allowed,
      @Doc(value = "Why not, for programs", example = "incident.fix-first") @Nullable String code,
      @Doc("Why not, for people") @Nullable String detail,
      @Doc("What to do instead") @Nullable String advice) {}

  static ActionsView of(Incident incident) {
    return new ActionsView(
        AllowedActions.of(incident).stream()
            .map(verdict -> verdict(verdict.action(), verdict.refusal()))
            .toList());
  }

  private static Verdict verdict(IncidentAction action, @Nullable Rejection refusal) {
    return refusal == null
        ? new Verdict(action, true, null, null, null)
        : new Verdict(action, false, refusal.code(), refusal.sentence(), refusal.advice());
  }
}
