package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.DeskPlan;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.WorkPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The provider's people, and whoever else acts on incidents: they look at one when something has
 * happened to it, and do what people in their place would do.
 *
 * <p>Work that a P1 interrupts goes on with what was left of it; so does work that a meeting, leave
 * or the end of a shift interrupts.
 */
final class Floor {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** How long people wait for an alarm to clear after a repair before they go on without. */
  private static final long CLEARING_PATIENCE_MILLIS = Duration.ofMinutes(30).toMillis();

  /** When something is said again that nobody was there to hear. */
  private static final long AGAIN_AFTER_MILLIS = Duration.ofSeconds(30).toMillis();

  private final Outside outside;
  private final WorkPlan work;
  private final People people;
  private final OnCall onCall;
  private final Natures natures;
  private final Chance chance;
  private final Chance pages;
  private final Consumer<DeviceId> repair;
  private final Consumer<IncidentId> settled;
  private final Map<TeamId, Distribution> vendors = new LinkedHashMap<>();
  private final Map<IncidentId, Case> cases = new LinkedHashMap<>();

  /**
   * @param repair brings a device back to work
   * @param settled is told what is resolved
   */
  Floor(
      Outside outside,
      Scenario scenario,
      Streams streams,
      Consumer<DeviceId> repair,
      Consumer<IncidentId> settled) {
    this.outside = outside;
    this.work = scenario.work();
    this.people = new People(outside, this::finish);
    this.onCall = new OnCall(scenario);
    this.natures = new Natures(work, scenario.desk(), streams, "alarms");
    for (DeskPlan.TeamPlan team : scenario.desk().teams()) {
      if (team.vendorMinutes() != null) {
        vendors.put(new TeamId(team.id()), team.vendorMinutes());
      }
    }
    this.chance = streams.named("floor");
    this.pages = streams.named("floor/pages");
    this.repair = repair;
    this.settled = settled;
  }

  /** Says of an incident what it really is; otherwise chance decides. */
  void know(IncidentId incident, Nature nature) {
    Case known = cases.get(incident);
    if (known == null) {
      cases.put(incident, new Case(incident, nature));
    } else {
      known.nature = nature;
    }
  }

  /** Somebody comes, goes, or is busy. */
  void are(EngineerId engineer, Presence presence) {
    people.are(engineer, presence);
  }

  /** {@return whether and why not somebody is there} */
  Presence presence(EngineerId engineer) {
    return people.presence(engineer);
  }

  /** {@return how many are there} */
  int present() {
    return people.present();
  }

  /** {@return whether they are there} */
  boolean isPresent(EngineerId engineer) {
    return people.isPresent(engineer);
  }

  /** {@return how many incidents are remembered} */
  int size() {
    return cases.size();
  }

  /** Looks at an incident: something has happened to it. */
  void look(IncidentId incident) {
    outside.look(incident, this::see);
  }

  /** An engineer was paged: they answer when they have seen it. */
  void page(EngineerId engineer, IncidentId incident) {
    long after = pages.millis(work.major().pageMinutes(), MINUTE);
    boolean seenBefore = pages.happens(work.major().seenBefore());
    Request answer = new Request.SeePage(engineer, incident, seenBefore ? Deeds.SEEN_BEFORE : null);
    long looks = onCall.looksFrom(engineer, outside.millis());
    outside.at(looks + after, () -> say(answer));
  }

  private void say(Request request) {
    outside.send(
        request,
        outcome -> {
          if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> say(request));
          }
        });
  }

  private void see(TicketSeen ticket) {
    Case known = cases.get(ticket.id());
    if (known == null) {
      known = new Case(ticket.id(), natures.next(ticket.category()));
      cases.put(ticket.id(), known);
    }
    TicketSeen before = known.seen;
    known.seen = ticket;
    if (before != null && !ticket.differsFrom(before)) {
      return;
    }
    known.episode++;
    interrupt(known);
    intend(known, ticket);
    if (ticket.state() == TicketSeen.State.RESOLVED) {
      settled.accept(known.id);
    } else if (ticket.state() == TicketSeen.State.CLOSED && ticket.reviewOwner() == null) {
      cases.remove(known.id);
    }
  }

  private void interrupt(Case known) {
    Task task = known.task;
    if (task != null) {
      known.task = null;
      if (task.act instanceof Act.WorkAround(var lead)) {
        people.dropMajor(lead, task);
        known.majorLeftMillis = task.leftMillis();
      } else {
        people.drop(Objects.requireNonNull(whose(task.act)), task);
        charge(known, task);
      }
    }
  }

  private static void charge(Case known, Task task) {
    if (task.isWork) {
      known.leftMillis = Math.max(0, known.leftMillis - task.spentMillis());
    }
  }

  private void intend(Case known, TicketSeen ticket) {
    if (ticket.isMajor()) {
      EngineerId lead = Objects.requireNonNull(ticket.lead());
      EngineerId voice = Objects.requireNonNullElse(ticket.communications(), lead);
      later(known, time(work.major().updateMinutes(), MINUTE) / 3, new Act.Inform(voice));
      lookForWorkaround(known, lead);
      return;
    }
    known.majorLeftMillis = Case.NOT_BEGUN;
    EngineerId engineer = ticket.engineer();
    switch (ticket.state()) {
      case QUEUED -> waitForSomebody(known, ticket);
      case ASSIGNED -> {
        known.taken = true;
        if (engineer != null) {
          task(
              known, engineer, new Act.PickUp(engineer), time(work.pickUpMinutes(), MINUTE), false);
        }
      }
      case WORKING -> {
        known.taken = true;
        if (engineer != null) {
          workOn(known, ticket, engineer);
        }
      }
      case WAITING_FOR_CUSTOMER ->
          later(known, time(work.waiting().hours(), HOUR), new Act.CustomerAnswers());
      case RESOLVED -> {
        Visit last = known.visit;
        known.visit = null;
        if (last != null && last.comesBack() && !ticket.restored()) {
          later(known, time(work.reopenHours(), HOUR), new Act.Reopen());
        }
        review(known, ticket);
      }
      case CLOSED -> review(known, ticket);
      case WAITING_FOR_OTHERS, SUSPENDED -> {}
    }
  }

  private void lookForWorkaround(Case known, EngineerId lead) {
    if (known.majorLeftMillis == Case.NOT_BEGUN) {
      known.majorLeftMillis = time(work.major().workaroundMinutes(), MINUTE);
    }
    Task task = new Task(known, new Act.WorkAround(lead), known.majorLeftMillis, false);
    known.task = task;
    people.beginMajor(lead, task);
  }

  private void waitForSomebody(Case known, TicketSeen ticket) {
    if (ticket.atVendor()) {
      Visit visit = known.visit(ticket.line(), ticket.category(), natures);
      Distribution own = ticket.team() == null ? null : vendors.get(ticket.team());
      long millis = own == null ? visit.workMillis() : time(own, MINUTE);
      boolean back = visit.end() == Visit.End.SENT_BACK;
      later(
          known,
          millis,
          back
              ? new Act.Escalate(null, natures.after(ticket.line(), visit.end()))
              : new Act.VendorSolves());
    } else if (!known.taken && known.nature.patienceMillis() != Arrivals.NEVER) {
      later(known, known.nature.patienceMillis(), new Act.HangUp());
    }
  }

  private void review(Case known, TicketSeen ticket) {
    if (ticket.reviewOwner() != null) {
      Act act = new Act.Review(ticket.reviewOwner());
      later(known, time(work.major().reviewHours(), HOUR), act);
    }
  }

  private void workOn(Case known, TicketSeen ticket, EngineerId engineer) {
    if (ticket.fromAlarm() && !ticket.alarming()) {
      long writeUp = time(work.writeUpMinutes(), MINUTE);
      task(known, engineer, new Act.Solve(engineer), writeUp, false);
      return;
    }
    if (ticket.restored()) {
      long cause = time(work.major().causeMinutes(), MINUTE);
      task(known, engineer, new Act.Solve(engineer), cause, false);
      return;
    }
    Line line = ticket.line();
    Visit visit = known.visit(line, ticket.category(), natures);
    long left = known.leftMillis;
    if (known.nature.waits() && !known.asked && !ticket.fromAlarm()) {
      task(known, engineer, new Act.AskCustomer(engineer), left / 2, true);
    } else {
      task(known, engineer, end(visit, ticket, engineer), left, true);
    }
  }

  private Act end(Visit visit, TicketSeen ticket, EngineerId engineer) {
    if (visit.end() != Visit.End.SOLVED) {
      return new Act.Escalate(engineer, natures.after(ticket.line(), visit.end()));
    }
    return ticket.fromAlarm() ? new Act.Repair(engineer) : new Act.Solve(engineer);
  }

  // Time

  /** Somebody will do that after a while by the clock, if it still makes sense. */
  private void later(Case known, long millis, Act act) {
    int episode = known.episode;
    outside.at(
        outside.millis() + millis,
        () -> {
          if (known.episode != episode) {
            return;
          }
          EngineerId whose = whose(act);
          if (whose == null) {
            carryOut(known, act);
          } else {
            task(known, whose, act, 0, false);
          }
        });
  }

  /** An engineer will do that after so much of their time. */
  private void task(Case known, EngineerId engineer, Act act, long millis, boolean isWork) {
    interrupt(known);
    Task task = new Task(known, act, millis, isWork);
    known.task = task;
    people.begin(engineer, task);
  }

  private void finish(Task task) {
    Case known = task.what;
    known.task = null;
    charge(known, task);
    carryOut(known, task.act);
  }

  private void carryOut(Case known, Act act) {
    TicketSeen ticket = Objects.requireNonNull(known.seen);
    int episode = known.episode;
    if (act instanceof Act.Solve || act instanceof Act.Repair || act instanceof Act.WorkAround) {
      ticket.devices().forEach(repair);
    }
    if (act instanceof Act.AskCustomer) {
      known.asked = true;
    }
    outside.send(
        Deeds.of(known.id, act, known.nature.skills()),
        outcome -> {
          if (known.episode != episode) {
            return;
          }
          switch (outcome) {
            case Outcome.Done _ -> goOn(known, act);
            case Outcome.Lost _ -> later(known, AGAIN_AFTER_MILLIS, act);
            case Outcome.Refused _ -> {} // It will look different in a moment.
          }
        });
  }

  private void goOn(Case known, Act done) {
    if (done instanceof Act.Inform) {
      later(known, time(work.major().updateMinutes(), MINUTE), done);
    } else if (done instanceof Act.Repair(var engineer)) {
      later(known, CLEARING_PATIENCE_MILLIS, new Act.Solve(engineer));
    }
  }

  private long time(Distribution distribution, long unitMillis) {
    return chance.millis(distribution, unitMillis);
  }

  /** {@return whose time an act waits for; null where it does not wait, as in a P1} */
  private static @Nullable EngineerId whose(Act act) {
    return switch (act) {
      case Act.PickUp(var engineer) -> engineer;
      case Act.Repair(var engineer) -> engineer;
      case Act.Solve(var engineer) -> engineer;
      case Act.Escalate(var engineer, _) -> engineer;
      case Act.AskCustomer(var engineer) -> engineer;
      case Act.Review(var engineer) -> engineer;
      case Act.CustomerAnswers _,
          Act.VendorSolves _,
          Act.HangUp _,
          Act.Reopen _,
          Act.Inform _,
          Act.WorkAround _ ->
          null;
    };
  }
}
