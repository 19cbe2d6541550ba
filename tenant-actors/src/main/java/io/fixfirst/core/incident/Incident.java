package io.fixfirst.core.incident;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Ledger;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.core.sla.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident, as folded from its events.
 *
 * @param opening what it is about; null while {@link Stage#ABSENT}
 * @param waiting for whom; null unless {@link Stage#WAITING}
 * @param major its P1 process; null if it has never been a P1
 * @param restored since when and how service runs again by a workaround; null if it does not
 * @param resolution how it was resolved; null unless resolved or closed
 * @param review of the P1; null if none is due
 * @param responsibility who was found responsible; null if nobody has said
 * @param reopened how often it was reopened
 * @param notes how many notes it has
 */
public record Incident(
    IncidentId id,
    Stage stage,
    @Nullable Opening opening,
    SlaClocks clocks,
    Alarms alarms,
    Place place,
    Hands hands,
    DeskLink desk,
    @Nullable Waiting waiting,
    @Nullable Major major,
    @Nullable Restored restored,
    @Nullable Resolution resolution,
    Updates updates,
    @Nullable Review review,
    @Nullable Responsibility responsibility,
    int reopened,
    int notes) {

  /** For whom it waits, and until when at the latest; null for as long as it takes. */
  public record Waiting(WaitReason reason, @Nullable Instant until, String text) {}

  /** Service runs again by a workaround. */
  public record Restored(Instant at, String by, String text) {}

  /** The cause is removed; it closes then if nobody reopens it. */
  public record Resolution(Instant at, String by, String text, Instant closesAt) {}

  /**
   * The updates to the customer.
   *
   * @param due when the next one is promised; null for no promise
   * @param overdue whether that has passed
   * @param published how many there have been
   * @param last when the last one was published; null for never
   */
  public record Updates(
      @Nullable Instant due, boolean overdue, int published, @Nullable Instant last) {

    static final Updates NONE = new Updates(null, false, 0, null);

    Updates promised(@Nullable Instant until) {
      return new Updates(until, false, published, last);
    }
  }

  /** The look back at a P1. */
  public record Review(Instant due, @Nullable EngineerId owner, boolean finished) {}

  /** Who was found responsible. */
  public record Responsibility(String by, String party, String text) {}

  /** {@return what it is about; only for incidents that were opened} */
  public Opening known() {
    if (opening == null) {
      throw new IllegalStateException("The incident was never opened (" + id + ").");
    }
    return opening;
  }

  /** {@return its present priority} */
  public Priority priority() {
    return known().priority();
  }

  /** {@return whether it is a P1 whose service is not restored} */
  public boolean majorRuns() {
    return major != null && major.running();
  }

  /** {@return whether service runs: by a workaround, or because the cause is removed} */
  public boolean serviceRuns() {
    return restored != null || stage == Stage.RESOLVED || stage == Stage.CLOSED;
  }

  /** {@return whether it is the desk's to hand out: open, and not taken by a core team} */
  public boolean onFloor() {
    return stage == Stage.OPEN && !majorRuns();
  }

  /**
   * {@return what can still matter of it: all, unless it is closed and never was a P1, for then no
   * clock runs, nobody has it, and what the desk and the alarms say is late}
   */
  Incident remains() {
    if (stage != Stage.CLOSED || major != null || desk.equals(DeskLink.SILENT)) {
      return this;
    }
    return new Incident(
        id,
        stage,
        opening,
        SlaClocks.NONE,
        Alarms.NONE,
        Place.NOWHERE,
        Hands.NOBODY,
        DeskLink.SILENT,
        null,
        null,
        restored,
        null,
        Updates.NONE,
        review,
        responsibility,
        reopened,
        notes);
  }

  /** {@return the account of each of its clocks} */
  public List<Ledger> ledgers(Instant now) {
    List<Ledger> ledgers = new ArrayList<>();
    if (opening != null) {
      for (SlaClock clock : clocks.clocks()) {
        ledgers.add(
            Ledger.of(clock, opening.terms().hoursOf(opening.priority()), opening.opened(), now));
      }
    }
    return ledgers;
  }
}
