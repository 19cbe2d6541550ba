package io.fixfirst.core.engineer;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.engineer.Engineer.Employed;
import io.fixfirst.core.engineer.Engineer.Gone;
import io.fixfirst.core.engineer.Engineer.Unknown;
import io.fixfirst.core.engineer.EngineerCommand.AcknowledgePage;
import io.fixfirst.core.engineer.EngineerCommand.ChangeShift;
import io.fixfirst.core.engineer.EngineerCommand.EndAbsence;
import io.fixfirst.core.engineer.EngineerCommand.EndPage;
import io.fixfirst.core.engineer.EngineerCommand.Page;
import io.fixfirst.core.engineer.EngineerCommand.PageAgain;
import io.fixfirst.core.engineer.EngineerCommand.Register;
import io.fixfirst.core.engineer.EngineerCommand.Retire;
import io.fixfirst.core.engineer.EngineerCommand.SetPresence;
import java.time.Instant;
import java.util.List;

/** The rules of an engineer: presence by shifts and by hand, and being called for a P1. */
public final class EngineerRules implements Entity<Engineer, EngineerCommand, EngineerEvent> {

  static final Rejection UNKNOWN =
      Rejection.notFound("engineer.unknown", "The engineer was never registered.");
  static final Rejection GONE =
      Rejection.conflict(
          "engineer.gone",
          "The engineer has left the provider.",
          "Register them again if they are back.");

  private record Row(Engineer engineer, EngineerCommand command) {}

  @Override
  public EntityKind kind() {
    return EntityKind.ENGINEER;
  }

  @Override
  public Engineer empty(EntityId id) {
    if (id instanceof EngineerId engineer) {
      return new Unknown(engineer);
    }
    throw new IllegalArgumentException("An engineer has an engineer's id (was " + id + ").");
  }

  @Override
  public Decision<EngineerEvent> decide(Engineer engineer, EngineerCommand command, Instant now) {
    return switch (new Row(engineer, command)) {
      case Row(var state, Register(var profile)) -> Duty.register(state, profile, now);

      case Row(Unknown _, Retire _),
          Row(Unknown _, SetPresence _),
          Row(Unknown _, Page _),
          Row(Unknown _, AcknowledgePage _) ->
          reject(UNKNOWN);
      case Row(Unknown _, EndPage _),
          Row(Unknown _, PageAgain _),
          Row(Unknown _, ChangeShift _),
          Row(Unknown _, EndAbsence _) ->
          unchanged();

      case Row(Employed _, Retire(var by)) -> accept(new EngineerEvent.Retired(now, by));
      case Row(Employed state, SetPresence presence) -> Duty.setPresence(state, presence, now);
      case Row(Employed state, ChangeShift _) -> Duty.changeShift(state, now);
      case Row(Employed state, EndAbsence _) -> Duty.endAbsence(state, now);
      case Row(Employed state, Page page) -> Paging.page(state, page, now);
      case Row(Employed state, PageAgain(var incident)) -> Paging.pageAgain(state, incident, now);
      case Row(Employed state, AcknowledgePage acknowledge) ->
          Paging.acknowledge(state, acknowledge, now);
      case Row(Employed state, EndPage end) -> Paging.end(state, end, now);

      case Row(Gone _, SetPresence _), Row(Gone _, AcknowledgePage _) -> reject(GONE);
      case Row(Gone _, Retire _),
          Row(Gone _, Page _),
          Row(Gone _, EndPage _),
          Row(Gone _, PageAgain _),
          Row(Gone _, ChangeShift _),
          Row(Gone _, EndAbsence _) ->
          unchanged();
    };
  }

  @Override
  public Engineer evolve(Engineer engineer, EngineerEvent event) {
    return EngineerEvolution.evolve(engineer, event);
  }

  @Override
  public List<Effect> react(Engineer before, EngineerEvent event, Engineer after) {
    return EngineerEffects.react(before, after);
  }

  @Override
  public List<Effect> resume(Engineer engineer) {
    return EngineerEffects.resume(engineer);
  }
}
