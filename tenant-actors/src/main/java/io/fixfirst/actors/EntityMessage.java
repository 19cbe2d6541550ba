package io.fixfirst.actors;

import io.fixfirst.core.Command;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What an entity's actor understands from outside. */
public sealed interface EntityMessage
    permits EntityMessage.Ask,
        EntityMessage.Read,
        EntityMessage.WakeUp,
        EntityMessage.Stop,
        EntityActor.Inner {

  /**
   * Carry out a command.
   *
   * @param expectedRevision the only revision at which it may be carried out; null for any
   * @param request known by it when it is sent again; null where that does not matter
   * @param again whether it was sent before, and so may have been carried out
   * @param withState whether the reply carries the state
   */
  record Ask(
      Command command,
      @Nullable Long expectedRevision,
      @Nullable String request,
      boolean again,
      boolean withState,
      ActorRef<Reply> replyTo)
      implements EntityMessage {

    static Ask of(Command command, @Nullable Long expectedRevision, ActorRef<Reply> replyTo) {
      return new Ask(command, expectedRevision, null, false, true, replyTo);
    }
  }

  /** Reply with the state as it is written. */
  record Read(ActorRef<Reply> replyTo) implements EntityMessage {}

  /**
   * Be awake, and reply once it is so: recovering carries out what must be going. Does not keep
   * anybody awake.
   */
  record WakeUp(ActorRef<Reply> replyTo) implements EntityMessage {}

  /** Stop once what is being written is written. */
  enum Stop implements EntityMessage {
    INSTANCE
  }
}
