package io.fixfirst.core.incident;

import io.fixfirst.core.Command;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident has told the desk. Each message has a turn; the desk ignores what is older than
 * the last it has seen.
 *
 * @param turn of the last message; 0 before the first
 * @param told the ticket as the desk knows it; null before the first message
 * @param open messages that are told again after a restart, in order
 */
public record DeskLink(int turn, @Nullable Ticket told, List<Message> open) {

  /** Nothing told yet. */
  public static final DeskLink SILENT = new DeskLink(0, null, List.of());

  /** What a message says. */
  public enum Kind {
    OFFER,
    FORM_CORE_TEAM,
    END_MAJOR,
    WITHDRAW,
    WITHDRAW_OVER
  }

  /**
   * One message.
   *
   * @param ticket that is offered, or that the core team is formed for; null otherwise
   * @param coreTeamSize of the core team to form; 0 otherwise
   */
  public record Message(Kind kind, int turn, @Nullable Ticket ticket, int coreTeamSize) {

    /** {@return the message as the desk takes it} */
    Command command(IncidentId incident, String summary) {
      return switch (kind) {
        case OFFER -> new DeskCommand.Offer(theTicket());
        case FORM_CORE_TEAM -> new DeskCommand.FormCoreTeam(theTicket(), coreTeamSize, summary);
        case END_MAJOR -> new DeskCommand.EndMajor(incident, turn);
        case WITHDRAW -> new DeskCommand.Withdraw(incident, turn, false);
        case WITHDRAW_OVER -> new DeskCommand.Withdraw(incident, turn, true);
      };
    }

    private Ticket theTicket() {
      if (ticket == null) {
        throw new IllegalStateException("A message of this kind has a ticket (" + kind + ").");
      }
      return ticket;
    }
  }

  public DeskLink {
    open = List.copyOf(open);
  }

  /** {@return after a message without a ticket} */
  DeskLink say(Kind kind) {
    return then(new Message(kind, turn + 1, null, 0), told);
  }

  /** {@return after a message about a ticket; its turn is set here} */
  DeskLink say(Kind kind, Ticket ticket, int coreTeamSize) {
    Ticket numbered = withTurn(ticket, turn + 1);
    return then(new Message(kind, turn + 1, numbered, coreTeamSize), numbered);
  }

  /**
   * {@return after the ticket was taken off the floor and offered again} A hand at the desk may
   * have moved it meanwhile; taken off first, it goes where it is offered to, whatever the desk
   * knows.
   */
  DeskLink move(Ticket ticket) {
    return say(Kind.WITHDRAW).say(Kind.OFFER, ticket, 0);
  }

  /** {@return after an offer, unless the desk knows the ticket as it is} */
  DeskLink offerIfNew(Ticket ticket) {
    return told != null && told.equals(withTurn(ticket, told.turn()))
        ? this
        : say(Kind.OFFER, ticket, 0);
  }

  /** {@return after the desk has said that it has taken the last message} */
  DeskLink confirmed() {
    return new DeskLink(turn, told, List.of());
  }

  /**
   * The latest message overtakes all the earlier ones, except for those without which it would be
   * taken for something else: the end of a P1, and the withdrawal of what is offered again.
   */
  private DeskLink then(Message message, @Nullable Ticket newTold) {
    List<Message> kept = new ArrayList<>(3);
    for (Message earlier : open) {
      boolean needed =
          earlier.kind() == Kind.END_MAJOR
              || (earlier.kind() == Kind.WITHDRAW && message.kind() == Kind.OFFER);
      if (needed && isLast(earlier)) {
        kept.add(earlier);
      }
    }
    kept.add(message);
    return new DeskLink(turn + 1, newTold, kept);
  }

  private boolean isLast(Message message) {
    for (Message other : open) {
      if (other.kind() == message.kind() && other.turn() > message.turn()) {
        return false;
      }
    }
    return true;
  }

  private static Ticket withTurn(Ticket ticket, int turn) {
    return new Ticket(
        ticket.incident(),
        turn,
        ticket.line(),
        ticket.team(),
        ticket.category(),
        ticket.skills(),
        ticket.priority(),
        ticket.opened(),
        ticket.due(),
        ticket.effort(),
        ticket.preferred());
  }
}
