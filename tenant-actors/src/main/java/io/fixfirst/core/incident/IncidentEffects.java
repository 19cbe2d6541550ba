package io.fixfirst.core.incident;

import io.fixfirst.core.Effect;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.core.tenant.TenantCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident sets going. Wakes are a function of the state alone, and an event sets going the
 * difference between two states: so what stands is always what a restart would arm again.
 */
final class IncidentEffects {

  private IncidentEffects() {}

  static List<Effect> react(Incident before, IncidentEvent event, Incident after) {
    List<Effect> effects = new ArrayList<>(4);
    tellTenant(event, after, effects);
    List<DeskLink.Message> messages = after.desk().open();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).turn() > before.desk().turn()) {
        effects.add(send(after, messages.get(i)));
      }
    }
    EngineerId pickedUpBy = after.hands().pickedUpBy();
    boolean handed = event instanceof IncidentEvent.Assigned; // To who has begun already.
    if (pickedUpBy != null && (handed || !pickedUpBy.equals(before.hands().pickedUpBy()))) {
      effects.add(pickUp(after, pickedUpBy));
    }
    if (event instanceof IncidentEvent.CoreTeamExtensionRequested) {
      extensions(before.major(), after, effects);
    }
    boolean clocksMoved = !same(before.clocks(), after.clocks());
    wakeDifference(wakes(before, clocksMoved), wakes(after, clocksMoved), effects);
    return effects;
  }

  static List<Effect> resume(Incident incident) {
    if (incident.stage() == Stage.ABSENT) {
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(toTenant(incident, new TenantCommand.ConfirmOpened(incident.id())));
    switch (incident.stage()) {
      case ABSENT -> {}
      case OPEN, WAITING -> {
        if (incident.reopened() > 0) {
          effects.add(
              toTenant(
                  incident, new TenantCommand.NoteReopened(incident.id(), incident.reopened())));
        }
      }
      case RESOLVED ->
          effects.add(
              toTenant(
                  incident, new TenantCommand.NoteResolved(incident.id(), incident.reopened())));
      case CLOSED -> effects.add(toTenant(incident, new TenantCommand.NoteClosed(incident.id())));
    }
    for (DeskLink.Message message : incident.desk().open()) {
      effects.add(send(incident, message));
    }
    EngineerId pickedUpBy = incident.hands().pickedUpBy();
    if (pickedUpBy != null) {
      effects.add(pickUp(incident, pickedUpBy));
    }
    extensions(null, incident, effects);
    effects.addAll(wakes(incident));
    return effects;
  }

  private static void tellTenant(IncidentEvent event, Incident after, List<Effect> effects) {
    if (event instanceof IncidentEvent.Opened) {
      effects.add(toTenant(after, new TenantCommand.ConfirmOpened(after.id())));
    } else if (event instanceof IncidentEvent.Resolved) {
      effects.add(toTenant(after, new TenantCommand.NoteResolved(after.id(), after.reopened())));
    } else if (event instanceof IncidentEvent.Reopened) {
      effects.add(toTenant(after, new TenantCommand.NoteReopened(after.id(), after.reopened())));
    } else if (event instanceof IncidentEvent.Closed) {
      effects.add(toTenant(after, new TenantCommand.NoteClosed(after.id())));
    }
  }

  /** The extensions that the desk has not answered, except those that were open before. */
  private static void extensions(@Nullable Major before, Incident incident, List<Effect> effects) {
    Major major = incident.major();
    if (major == null) {
      return;
    }
    for (Major.Extension extension : major.pending()) {
      if (before == null || !before.waitsFor(extension.request())) {
        effects.add(
            new Effect.Send(
                incident.known().desk(),
                new DeskCommand.ExtendCoreTeam(
                    incident.id(),
                    extension.request(),
                    1,
                    extension.engineer(),
                    extension.skills())));
      }
    }
  }

  /** {@return every timer that runs in this state, of different names} */
  static List<Effect.Wake> wakes(Incident incident) {
    return wakes(incident, true);
  }

  private static List<Effect.Wake> wakes(Incident incident, boolean ofClocks) {
    Wakes wakes = new Wakes();
    if (ofClocks) {
      List<SlaClock> clocks = incident.clocks().clocks();
      for (int i = 0; i < clocks.size(); i++) {
        wakes.ofClock(clocks.get(i));
      }
    }
    Hands hands = incident.hands();
    if (hands.touchDue() != null) {
      wakes.add(
          "touch-limit",
          hands.touchDue(),
          new IncidentCommand.EscalateByTouchLimit(hands.number()));
    }
    if (incident.place().promised() != null) {
      wakes.add("vendor", incident.place().promised(), new IncidentCommand.RemindVendor());
    }
    Incident.Waiting waiting = incident.waiting();
    if (waiting != null && waiting.until() != null) {
      wakes.add("resume", waiting.until(), new IncidentCommand.Resume(IncidentRules.TIMER));
    }
    Incident.Updates updates = incident.updates();
    if (updates.due() != null && !updates.overdue()) {
      wakes.add("update", updates.due(), new IncidentCommand.RemindUpdate());
    }
    Major major = incident.major();
    if (major != null && major.running() && major.extendAt() != null) {
      wakes.add("extend", major.extendAt(), new IncidentCommand.ExtendByTime());
    }
    if (incident.stage() == Stage.RESOLVED && incident.resolution() != null) {
      wakes.add(
          "close",
          incident.resolution().closesAt(),
          new IncidentCommand.Close(IncidentRules.TIMER));
    }
    return wakes.all();
  }

  @SuppressWarnings("ReferenceEquality") // Most events leave the very same clocks.
  private static boolean same(SlaClocks before, SlaClocks after) {
    return before == after;
  }

  private static void wakeDifference(
      List<Effect.Wake> before, List<Effect.Wake> after, List<Effect> effects) {
    for (int i = 0; i < after.size(); i++) {
      if (!before.contains(after.get(i))) {
        effects.add(after.get(i));
      }
    }
    for (int i = 0; i < before.size(); i++) {
      String name = before.get(i).name();
      if (!names(after, name)) {
        effects.add(new Effect.Cancel(name));
      }
    }
  }

  private static boolean names(List<Effect.Wake> wakes, String name) {
    for (int i = 0; i < wakes.size(); i++) {
      if (wakes.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static Effect pickUp(Incident incident, EngineerId engineer) {
    return new Effect.Send(
        incident.known().desk(), new DeskCommand.PickUp(incident.id(), engineer));
  }

  private static Effect send(Incident incident, DeskLink.Message message) {
    Opening opening = incident.known();
    return new Effect.Send(
        opening.desk(), message.command(incident.id(), opening.report().summary()));
  }

  private static Effect toTenant(Incident incident, TenantCommand command) {
    return new Effect.Send(incident.id().tenant(), command);
  }
}
