package io.fixfirst.core.desk;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import java.time.Instant;
import java.util.List;

/**
 * The rules of a desk: who gets which ticket, and who leaves what for a P1.
 *
 * <p>Whatever a command sets free is handed out by the same decision, so between decisions nobody
 * who may take work is idle while it waits (except for what they gave back, and beyond a team's
 * limit). Messages of incidents carry a turn; a late one changes nothing.
 */
public final class DeskRules implements Entity<Desk, DeskCommand, DeskEvent> {

  @Override
  public EntityKind kind() {
    return EntityKind.DESK;
  }

  @Override
  public Desk empty(EntityId id) {
    if (id instanceof DeskId desk) {
      return Desk.empty(desk);
    }
    throw new IllegalArgumentException("A desk has a desk's id (was " + id + ").");
  }

  @Override
  public Decision<DeskEvent> decide(Desk desk, DeskCommand command, Instant now) {
    Work work = new Work(desk, now);
    return switch (command) {
      case DeskCommand.Arrange(var teams) -> StaffDecisions.arrange(work, teams);
      case DeskCommand.Enrol(var member, var turn) -> StaffDecisions.enrol(work, member, turn);
      case DeskCommand.Dismiss(var engineer, var turn) ->
          StaffDecisions.dismiss(work, engineer, turn);
      case DeskCommand.SetPresence presence -> StaffDecisions.setPresence(work, presence);

      case DeskCommand.Offer(var ticket) -> TicketDecisions.offer(work, ticket);
      case DeskCommand.Withdraw withdraw -> TicketDecisions.withdraw(work, withdraw);
      case DeskCommand.PickUp(var incident, var engineer) ->
          TicketDecisions.pickUp(work, incident, engineer);
      case DeskCommand.RecallOverdue(var incident, var engineer) ->
          TicketDecisions.recallOverdue(work, incident, engineer);

      case DeskCommand.AssignTo assign -> HandDecisions.assignTo(work, assign);
      case DeskCommand.MoveToTeam move -> HandDecisions.moveToTeam(work, move);
      case DeskCommand.GiveBack giveBack -> HandDecisions.giveBack(work, giveBack);
      case DeskCommand.Estimate estimate -> HandDecisions.estimate(work, estimate);

      case DeskCommand.FormCoreTeam form -> MajorDecisions.form(work, form);
      case DeskCommand.ExtendCoreTeam extend -> MajorDecisions.extend(work, extend);
      case DeskCommand.EndMajor(var incident, var turn) -> MajorDecisions.end(work, incident, turn);
    };
  }

  @Override
  public Desk evolve(Desk desk, DeskEvent event) {
    return DeskEvolution.evolve(desk, event);
  }

  @Override
  public List<Effect> react(Desk before, DeskEvent event, Desk after) {
    return DeskEffects.react(before, event, after);
  }

  @Override
  public List<Effect> resume(Desk desk) {
    return DeskEffects.resume(desk);
  }
}
