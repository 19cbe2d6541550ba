package io.fixfirst.actors.journal;

/**
 * An event of the journal that this program cannot read, or that cannot follow on the one before
 * it. Waiting does not help: its entity stands still until somebody has looked at it.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String persistenceId;
  private final long revision;

  /**
   * @param persistenceId whose event it is, as the journal has it
   * @param revision the entity's with this event
   * @param name the event's stored name
   */
  public UnreadableEventException(
      String persistenceId, long revision, String name, RuntimeException cause) {
    super(
        "Event %d of %s cannot be read (%s: %s). Maybe its program is newer than this one."
            .formatted(revision, persistenceId, name, cause.getMessage()),
        cause);
    this.persistenceId = persistenceId;
    this.revision = revision;
  }

  /** {@return whose event it is, as the journal has it} */
  public String persistenceId() {
    return persistenceId;
  }

  /** {@return the entity's revision with this event} */
  public long revision() {
    return revision;
  }
}
