package io.fixfirst.control.intake;

import io.fixfirst.actors.Entities;
import io.fixfirst.actors.Reply;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problem.FieldError;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.intake.IntakeResult.Outcome;
import io.fixfirst.control.intake.IntakeResult.Result;
import io.fixfirst.control.reading.ReadingLog;
import io.fixfirst.core.device.DeviceCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Sends the parts of a message to their devices, many at a time, and waits until every one of them
 * is durable.
 */
public final class Intake {

  private static final int ERRORS_MAX = 50;

  private final Entities entities;
  private final IntakeGate gate;
  private final ReadingLog readings;
  private final Semaphore turns;

  /**
   * @param parallel parts, of all messages, that devices are asked to take at once: whoever
   *     declares a P1 in a storm of alarms waits for no more than these
   * @param readings told of each one that its device has taken
   */
  public Intake(Entities entities, IntakeGate gate, int parallel, ReadingLog readings) {
    this.entities = entities;
    this.gate = gate;
    this.readings = readings;
    this.turns = new Semaphore(parallel, true);
  }

  /**
   * {@return what came of the parts; all of them durable}
   *
   * @throws io.fixfirst.control.http.ProblemException if one of them may not be durable, so that
   *     the message must be sent again, or if all of them were refused
   */
  IntakeResult take(List<Part> parts) throws Exception {
    return gate.pass(parts.size(), () -> send(parts));
  }

  private IntakeResult send(List<Part> parts) throws InterruptedException {
    List<@Nullable CompletionStage<Reply>> replies = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (part instanceof Part.Ask(var device, _, var command)) {
        turns.acquire();
        CompletionStage<Reply> reply = entities.askAgain(device, command);
        replies.add(reply.whenComplete((_, _) -> turns.release()));
      } else {
        replies.add(null);
      }
    }
    List<Outcome> outcomes = new ArrayList<>(parts.size());
    Problem failure = null;
    for (int index = 0; index < parts.size(); index++) {
      CompletionStage<Reply> reply = replies.get(index);
      switch (parts.get(index)) {
        case Part.Settled(var outcome) -> outcomes.add(outcome);
        case Part.Ask ask when reply != null -> {
          Reply answer = reply.toCompletableFuture().join();
          note(ask, answer);
          failure = failure == null ? failure(answer) : failure;
          outcomes.add(outcome(ask, answer));
        }
        case Part.Ask _ -> throw new IllegalStateException("A part was not asked.");
      }
    }
    if (failure != null) {
      throw failure.raise();
    }
    IntakeResult result = IntakeResult.of(outcomes);
    if (result.refused() > 0 && result.refused() == outcomes.size()) {
      throw allRefused(outcomes).raise();
    }
    return result;
  }

  private void note(Part.Ask ask, Reply answer) {
    if (answer instanceof Reply.Done
        && ask.command() instanceof DeviceCommand.TakeReading(var metric, var value, var at)) {
      readings.take(ask.device(), metric, value, at);
    }
  }

  /** {@return why the message must be sent again; null where this part needs no repeat} */
  private static @Nullable Problem failure(Reply reply) {
    return switch (reply) {
      case Reply.Done _, Reply.Refused _, Reply.Stale _ -> null;
      case Reply.Overloaded(var sentence) -> Problems.overloaded(sentence, 1);
      case Reply.Unavailable(var sentence) -> Problems.unavailable(sentence);
      case Reply.Defect(var sentence) -> Problem.of(500, "defect", "Defect", sentence);
    };
  }

  private static Outcome outcome(Part.Ask part, Reply reply) {
    String device = part.device().text();
    return switch (reply) {
      case Reply.Done done ->
          new Outcome(
              device,
              part.identity(),
              done.changed() ? Result.ACCEPTED : Result.UNCHANGED,
              null,
              null);
      case Reply.Refused(var rejection) ->
          new Outcome(
              device, part.identity(), Result.REFUSED, rejection.code(), rejection.sentence());
      case Reply.Stale _, Reply.Overloaded _, Reply.Unavailable _, Reply.Defect _ ->
          new Outcome(device, part.identity(), Result.REFUSED, "unavailable", null);
    };
  }

  private static Problem allRefused(List<Outcome> outcomes) {
    List<FieldError> errors = new ArrayList<>();
    for (int index = 0; index < outcomes.size() && index < ERRORS_MAX; index++) {
      Outcome outcome = outcomes.get(index);
      errors.add(new FieldError("[" + index + "]", outcome.code() + ": " + outcome.detail()));
    }
    return Problem.of(
            422,
            "intake.refused",
            "Refused",
            outcomes.size() == 1
                ? String.valueOf(outcomes.getFirst().detail())
                : "All " + outcomes.size() + " parts were refused.")
        .of(errors);
  }
}
