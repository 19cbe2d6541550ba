package io.fixfirst.actors;

import io.fixfirst.actors.EntityMessage.Ask;
import io.fixfirst.core.Command;
import io.fixfirst.core.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for one entity: those in line, and those whose turn it is. First come, first served;
 * only what a P1 hangs on goes before all others, and has a turn of its own, which is a short one.
 */
final class WaitingLine {

  /**
   * One who waits.
   *
   * @param ask from outside; null for what the entity asks itself
   */
  record Waiting(Turn.Wish wish, Consumer<Reply> answer, @Nullable Ask ask) {

    static Waiting of(Ask ask) {
      return new Waiting(
          new Turn.Wish(ask.command(), ask.expectedRevision(), ask.request()), answerOf(ask), ask);
    }

    static Waiting itself(Command command, Consumer<Reply> answer) {
      return new Waiting(new Turn.Wish(command, null, null), answer, null);
    }

    private boolean isUrgent() {
      return wish.command().urgent();
    }

    private boolean asks(@Nullable String request) {
      return request != null && request.equals(wish.request());
    }
  }

  private final Deque<Waiting> inLine = new ArrayDeque<>(1); // Urgent ones first.
  private List<Waiting> inFlight = List.of();

  static Consumer<Reply> answerOf(Ask ask) {
    return reply -> ask.replyTo().tell(ask.withState() ? reply : bare(reply));
  }

  static Reply bare(Reply reply) {
    return reply instanceof Reply.Done(_, long at, List<Event> events)
        ? new Reply.Done(null, at, events)
        : reply;
  }

  void add(Waiting one) {
    if (!one.isUrgent()) {
      inLine.add(one);
      return;
    }
    Deque<Waiting> behind = new ArrayDeque<>();
    while (!inLine.isEmpty() && !inLine.getLast().isUrgent()) {
      behind.addFirst(inLine.removeLast());
    }
    inLine.add(one);
    inLine.addAll(behind);
  }

  /** {@return how many are in line; not those whose turn it is} */
  int size() {
    return inLine.size();
  }

  boolean isEmpty() {
    return inLine.isEmpty();
  }

  /**
   * Answers to who asks again, instead of who asked before.
   *
   * @return whether the same request waits here
   */
  boolean answersInstead(Ask ask) {
    String request = ask.request();
    if (inLine.stream().noneMatch(one -> one.asks(request))
        && inFlight.stream().noneMatch(one -> one.asks(request))) {
      return false;
    }
    List<Waiting> all = List.copyOf(inLine);
    inLine.clear();
    all.forEach(one -> inLine.add(one.asks(request) ? Waiting.of(ask) : one));
    inFlight = inFlight.stream().map(one -> one.asks(request) ? Waiting.of(ask) : one).toList();
    return true;
  }

  /** {@return the wishes of the first in line, at most so many, whose turn it is now} */
  List<Turn.Wish> nextTurn(int batchMax) {
    boolean urgent = !inLine.isEmpty() && inLine.getFirst().isUrgent();
    List<Waiting> next = new ArrayList<>(Math.min(inLine.size(), batchMax));
    while (!inLine.isEmpty() && inLine.getFirst().isUrgent() == urgent && next.size() < batchMax) {
      next.add(inLine.removeFirst());
    }
    inFlight = next;
    return next.stream().map(Waiting::wish).toList();
  }

  /** {@return whether a P1 hangs on the turn that it is now} */
  boolean isUrgentTurn() {
    return !inFlight.isEmpty() && inFlight.getFirst().isUrgent();
  }

  /** {@return those whose turn it was} */
  List<Waiting> endTurn() {
    List<Waiting> ended = inFlight;
    inFlight = List.of();
    return ended;
  }

  /** Sends everybody away, those first whose turn it was. */
  void dismiss(Reply answer) {
    List<Waiting> all = new ArrayList<>(endTurn());
    all.addAll(inLine);
    inLine.clear();
    all.forEach(one -> one.answer().accept(answer));
  }

  /** {@return those in line who came from outside; they leave it} */
  List<Ask> leave() {
    List<Ask> left = new ArrayList<>();
    inLine.removeIf(one -> one.ask != null && left.add(one.ask));
    return left;
  }
}
