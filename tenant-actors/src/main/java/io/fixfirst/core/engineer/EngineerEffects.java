package io.fixfirst.core.engineer;

import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.engineer.Engineer.Call;
import io.fixfirst.core.engineer.Engineer.Employed;
import io.fixfirst.core.engineer.Engineer.Gone;
import io.fixfirst.core.engineer.Engineer.Unknown;
import io.fixfirst.core.incident.IncidentCommand.NotePageSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engineer tells the desk and the P1s, and their timers: whatever a state has going that
 * the state before had not.
 */
final class EngineerEffects {

  private EngineerEffects() {}

  static List<Effect> react(Engineer before, Engineer after) {
    List<Effect> old = resume(before);
    List<Effect> effects = new ArrayList<>();
    Map<String, Wake> stood = new LinkedHashMap<>();
    for (Effect effect : old) {
      if (effect instanceof Wake wake) {
        stood.put(wake.name(), wake);
      }
    }
    if (before instanceof Employed was
        && after instanceof Employed is
        && !was.profile().desk().equals(is.profile().desk())) {
      effects.add(
          new Send(was.profile().desk(), new DeskCommand.Dismiss(was.id(), is.told().belonging())));
    }
    for (Effect effect : resume(after)) {
      if (effect instanceof Wake wake) {
        stood.remove(wake.name());
      }
      if (!old.contains(effect)) {
        effects.add(effect);
      }
    }
    stood.keySet().forEach(name -> effects.add(new Cancel(name)));
    return effects;
  }

  static List<Effect> resume(Engineer engineer) {
    return switch (engineer) {
      case Unknown _ -> List.of();
      case Gone(var id, var profile, var told) ->
          List.of(new Send(profile.desk(), new DeskCommand.Dismiss(id, told.belonging())));
      case Employed state -> employed(state);
    };
  }

  private static List<Effect> employed(Employed state) {
    List<Effect> effects = new ArrayList<>();
    EngineerProfile profile = state.profile();
    effects.add(
        new Send(
            profile.desk(), new DeskCommand.Enrol(profile.member(), state.told().belonging())));
    effects.add(
        new Send(
            profile.desk(),
            new DeskCommand.SetPresence(
                state.id(), state.presence(), state.until(), state.told().presence())));
    if (state.nextShiftChange() != null) {
      effects.add(new Wake("shift", state.nextShiftChange(), new EngineerCommand.ChangeShift()));
    }
    if (state.until() != null) {
      effects.add(new Wake("absence", state.until(), new EngineerCommand.EndAbsence()));
    }
    for (Call call : state.calls()) {
      if (call.acknowledged() == null) {
        effects.add(
            new Wake(
                "page:" + call.incident(),
                call.nextAt(),
                new EngineerCommand.PageAgain(call.incident())));
      } else {
        effects.add(
            new Send(
                call.incident(),
                new NotePageSeen(state.id(), call.acknowledged(), call.seenBefore())));
      }
    }
    return effects;
  }
}
