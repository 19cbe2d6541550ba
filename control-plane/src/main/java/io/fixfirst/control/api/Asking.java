package io.fixfirst.control.api;

import io.fixfirst.actors.Entities;
import io.fixfirst.actors.Reply;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.RequestName;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Rejection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks entities, and turns what is no success into a problem document. Blocks. */
public final class Asking {

  private final Entities entities;

  public Asking(Entities entities) {
    this.entities = entities;
  }

  /** {@return what came of a command, after its write} */
  public Reply.Done ask(EntityId id, Command command) {
    return ask(id, command, OptionalLong.empty());
  }

  /**
   * {@return what came of a command, after its write}
   *
   * @param revision the only one at which it may be carried out; empty for any
   */
  public Reply.Done ask(EntityId id, Command command, OptionalLong revision) {
    @Nullable Long expected = revision.isPresent() ? (Long) revision.getAsLong() : null;
    Reply reply =
        entities.askOnce(id, command, expected, RequestName.next()).toCompletableFuture().join();
    if (reply instanceof Reply.Done done) {
      return done;
    }
    if (reply instanceof Reply.Refused(var rejection)
        && rejection.kind() == Rejection.Kind.NOT_FOUND
        && read(id).revision() == 0) {
      throw Problems.notFound().raise(); // In the words that another tenant's would have, too.
    }
    throw problem(reply).raise();
  }

  /** {@return an entity's state, as it is written; its empty one where it never existed} */
  public Reply.Done read(EntityId id) {
    Reply reply = entities.read(id).toCompletableFuture().join();
    if (reply instanceof Reply.Done done) {
      return done;
    }
    throw problem(reply).raise();
  }

  /** {@return whether an entity has been heard of and says so; it may be there if it does not} */
  public boolean isKnown(EntityId id) {
    Reply reply = entities.revision(id).toCompletableFuture().join();
    return reply instanceof Reply.Done done && done.revision() > 0;
  }

  /** {@return the problem that a reply is; only for what is no success} */
  public static Problem problem(Reply reply) {
    return switch (reply) {
      case Reply.Refused(var rejection) -> problem(rejection);
      case Reply.Stale(var expected, var revision) ->
          Problems.preconditionFailed(
              "It is at revision " + revision + ", not at " + expected + ".");
      case Reply.Overloaded(var sentence) -> Problems.overloaded(sentence, 1);
      case Reply.Unavailable(var sentence) -> Problems.unavailable(sentence);
      case Reply.Defect(var sentence) -> Problem.of(500, "defect", "Defect", sentence);
      case Reply.Done _ -> throw new IllegalArgumentException("A success is no problem.");
    };
  }

  /** {@return the problem that a refusal is} */
  public static Problem problem(Rejection rejection) {
    return switch (rejection.kind()) {
      case NOT_FOUND -> of(404, "Not found", rejection);
      case CONFLICT -> of(409, "Not possible now", rejection);
      case INVALID -> of(422, "Refused", rejection);
    };
  }

  private static Problem of(int status, String title, Rejection rejection) {
    return Problem.of(status, rejection.code(), title, rejection.sentence())
        .advising(rejection.advice());
  }

  /** {@return the value, or the words for what does not exist} */
  static <T> T orNotFound(@Nullable T value) throws ProblemException {
    if (value == null) {
      throw Problems.notFound().raise();
    }
    return value;
  }
}
