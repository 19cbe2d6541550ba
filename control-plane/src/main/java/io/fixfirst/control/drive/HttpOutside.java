package io.fixfirst.control.drive;

import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.core.IncidentId;
import io.fixfirst.simulation.world.Outcome;
import io.fixfirst.simulation.world.Outside;
import io.fixfirst.simulation.world.Request;
import io.fixfirst.simulation.world.TicketSeen;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The product as it is reached over HTTP, for a world that runs on a thread of its own. */
public final class HttpOutside implements Outside {

  /** With more calls than this under way, a measurement is left out, as a busy agent would. */
  private static final int BUSY = 400;

  private final WorldThread world;
  private final DeskApi desk;
  private final Meter meter;
  private final Map<IncidentId, TicketView> views = new ConcurrentHashMap<>();
  private final Set<IncidentId> looking = new HashSet<>();
  private final Set<IncidentId> lookAgain = new HashSet<>();

  /** Reaches it by calls off the world's thread, each of which the meter sees. */
  public HttpOutside(WorldThread world, DeskApi desk, Meter meter) {
    this.world = world;
    this.desk = desk;
    this.meter = meter;
  }

  /** {@return what was last seen of every open incident; from any thread} */
  public Collection<TicketView> seen() {
    return views.values();
  }

  @Override
  public long millis() {
    return world.now().toEpochMilli();
  }

  @Override
  public void at(long millis, Runnable what) {
    world.at(Instant.ofEpochMilli(millis), what);
  }

  @Override
  public boolean isBusy() {
    return world.underWay() > BUSY;
  }

  @Override
  public void send(Request request, Consumer<Outcome> then) {
    Instant intended = world.intended();
    world.call(
        () -> meter.pass(request, intended, () -> desk.send(request)),
        answer -> then.accept(outcome(request, answer)));
  }

  private static Outcome outcome(Request request, Answer answer) {
    if (answer.ok()) {
      String id = request instanceof Request.Report ? answer.text("id") : "";
      return id.isEmpty() ? Outcome.Done.PLAIN : new Outcome.Done(IncidentId.parse(id));
    }
    boolean nobodyThere = answer.status() == 0 || answer.status() == 429 || answer.status() >= 500;
    return nobodyThere ? new Outcome.Lost() : new Outcome.Refused(answer.text("code"));
  }

  @Override
  public void look(IncidentId incident, Consumer<TicketSeen> then) {
    if (!looking.add(incident)) {
      lookAgain.add(incident);
      return;
    }
    Instant intended = world.intended();
    world.call(
        () -> meter.pass(null, intended, () -> desk.incident(incident)),
        answer -> {
          looking.remove(incident);
          if (answer.ok()) {
            TicketView view = TicketView.of(answer.body());
            keep(view);
            then.accept(view.ticket());
          }
          if (lookAgain.remove(incident)) {
            look(incident, then);
          }
        });
  }

  private void keep(TicketView view) {
    if (view.ticket().state() == TicketSeen.State.CLOSED) {
      views.remove(view.ticket().id());
    } else {
      views.put(view.ticket().id(), view);
    }
  }
}
