package io.fixfirst.control.replay;

import io.fixfirst.control.drive.HttpOutside;
import io.fixfirst.control.drive.WorldThread;
import io.fixfirst.core.IncidentId;
import io.fixfirst.simulation.world.Outcome;
import io.fixfirst.simulation.world.Outside;
import io.fixfirst.simulation.world.Request;
import io.fixfirst.simulation.world.TicketSeen;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The product under load: time is when things were to happen, not when this machine came to it, so
 * the load keeps its shape when either side is slow; and nobody holds back.
 */
final class ReplayOutside implements Outside {

  /** So many requests wait at most; then they are left out, and counted. */
  private static final int WAITING_MAX = 20_000;

  private final HttpOutside http;
  private final WorldThread thread;
  private final Timetable timetable;
  private final Translation translation;
  private final Load load;
  private final Ledger ledger;
  private volatile boolean ended;

  ReplayOutside(
      HttpOutside http, WorldThread thread, Timetable timetable, Load load, Ledger ledger) {
    this.http = http;
    this.thread = thread;
    this.timetable = timetable;
    this.translation = new Translation(timetable);
    this.load = load;
    this.ledger = ledger;
  }

  /** Sends nothing more. From any thread. */
  void end() {
    ended = true;
  }

  @Override
  public long millis() {
    Instant intended = thread.intended();
    Instant start = timetable.start(); // It is made a moment before that comes.
    return (intended.isBefore(start) ? start : intended).toEpochMilli();
  }

  @Override
  public void at(long millis, Runnable what) {
    http.at(millis, what);
  }

  @Override
  public void send(Request request, Consumer<Outcome> then) {
    if (ended) {
      return;
    }
    if (thread.underWay() >= WAITING_MAX) {
      load.leftOut();
      then.accept(new Outcome.Lost());
      return;
    }
    load.decided(thread.intended());
    http.send(
        translation.of(request),
        outcome -> {
          ledger.note(request, outcome);
          then.accept(outcome);
        });
  }

  @Override
  public void look(IncidentId incident, Consumer<TicketSeen> then) {
    if (!ended) {
      http.look(incident, then);
    }
  }

  @Override
  public boolean isBusy() {
    return false;
  }
}
