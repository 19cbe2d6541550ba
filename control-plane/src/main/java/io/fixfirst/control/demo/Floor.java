package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.demo.Api.Answer;
import io.fixfirst.simulation.scenario.WorkPlan;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The provider's people: they look at an incident when the stream says that something has happened
 * to it, and do what people in their place would do.
 */
final class Floor {

  /** How often somebody who is not there is asked whether they are back. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final WorldThread world;
  private final DeskApi desk;
  private final Presences presences;
  private final WorkPlan work;
  private final Chance chance;
  private final Caseload caseload;
  private final Map<String, Equipment> equipment = new HashMap<>();
  private final Map<String, TicketView> views = new ConcurrentHashMap<>();
  private final Set<String> looking = new HashSet<>();
  private final Set<String> lookAgain = new HashSet<>();

  Floor(WorldThread world, DeskApi desk, Presences presences, WorkPlan work, Streams streams) {
    this.world = world;
    this.desk = desk;
    this.presences = presences;
    this.work = work;
    this.chance = streams.named("floor");
    this.caseload = new Caseload(work, streams.named("work"));
  }

  /** Where the devices of a tenant can be repaired. */
  void reach(String tenant, Equipment theirs) {
    equipment.put(tenant, theirs);
  }

  /** Says of an incident what it really is. */
  void know(String incident, UnaryOperator<Nature> nature) {
    caseload.know(incident, nature.apply(Nature.any(work, chance)));
  }

  /** {@return what was last seen of every open incident} */
  Collection<TicketView> seen() {
    return views.values();
  }

  /** Looks at an incident: something has happened to it. */
  void look(String incident) {
    if (!looking.add(incident)) {
      lookAgain.add(incident);
      return;
    }
    world.call(
        () -> desk.incident(incident),
        answer -> {
          looking.remove(incident);
          if (answer.ok()) {
            see(answer.body());
          }
          if (lookAgain.remove(incident)) {
            look(incident);
          }
        });
  }

  /** An engineer was paged: they answer when they have seen it. */
  void page(String engineer, String incident) {
    Duration after = chance.time(work.major().pageMinutes(), Duration.ofMinutes(1));
    boolean seenBefore = chance.happens(work.major().seenBefore());
    world.at(
        world.now().plus(after),
        () -> world.call(() -> desk.acknowledgePage(engineer, incident, seenBefore), _ -> {}));
  }

  private void see(JsonNode incident) {
    TicketView view = TicketView.of(incident);
    if (view.ticket().state() == TicketSeen.State.CLOSED) {
      views.remove(view.ticket().id());
    } else {
      views.put(view.ticket().id(), view);
    }
    for (Intent intent : caseload.see(view.ticket(), world.now())) {
      plan(intent, view);
    }
  }

  private void plan(Intent intent, TicketView view) {
    world.at(
        intent.at(),
        () -> {
          String whose = intent.act().inWorkingHoursOf();
          if (!caseload.stands(intent)) {
            return;
          }
          if (whose != null && !presences.isPresent(whose)) {
            plan(intent.postponedTo(world.now().plus(LOOK_AGAIN)), view);
          } else {
            TicketView latest = views.getOrDefault(intent.ticket(), view);
            world.call(deed(intent, latest), _ -> goOn(intent, latest));
          }
        });
  }

  private void goOn(Intent done, TicketView view) {
    Intent next = caseload.after(done, world.now());
    if (next != null) {
      plan(next, view);
    }
  }

  private Callable<Answer> deed(Intent intent, TicketView view) {
    String id = intent.ticket();
    return switch (intent.act()) {
      case Act.PickUp(var engineer) -> () -> desk.acknowledge(engineer, id);
      case Act.Escalate(var engineer, var to) -> () -> desk.escalate(engineer, id, to);
      case Act.AskCustomer(var engineer) -> () -> desk.askCustomer(engineer, id);
      case Act.CustomerAnswers _ -> () -> desk.answerAsCustomer(id);
      case Act.Inform(var engineer) ->
          () -> desk.inform(engineer, id, "We are on it, and tell you more within half an hour.");
      case Act.Reopen _ -> () -> desk.reopen(view.tenant(), id);
      case Act.Review _ -> () -> desk.review(id);
      case Act.VendorSolves _ -> () -> desk.resolve("", id, "The vendor says that it is done.");
      case Act.Solve(var engineer) -> {
        repair(view);
        yield () -> desk.resolve(engineer, id, "Cause found and removed.");
      }
      case Act.WorkAround(var engineer) -> {
        repair(view);
        yield () -> desk.workAround(engineer, id);
      }
      case Act.Repair(var engineer) -> {
        repair(view);
        yield () -> desk.note(engineer, id, "Repaired; waiting for the alarm to clear.");
      }
    };
  }

  private void repair(TicketView view) {
    Equipment theirs = equipment.get(view.tenant());
    if (theirs != null) {
      view.alarms().forEach(theirs::repair);
    }
  }

  /**
   * An incident as it was last seen.
   *
   * @param core the engineers of its core team
   * @param alarms identities of those that are raised, by the device's name
   */
  record TicketView(
      TicketSeen ticket,
      String tenant,
      String priority,
      boolean restored,
      List<String> core,
      Map<String, List<String>> alarms) {

    static TicketView of(JsonNode incident) {
      Map<String, List<String>> alarms = new HashMap<>();
      for (JsonNode alarm : incident.path("alarms")) {
        if (!alarm.hasNonNull("cleared")) {
          String device = alarm.path("device").asText();
          String name = device.substring(device.indexOf(':') + 1);
          alarms.computeIfAbsent(name, _ -> new ArrayList<>()).add(alarm.path("identity").asText());
        }
      }
      List<String> core = new ArrayList<>();
      incident.path("coreTeam").forEach(member -> core.add(member.path("engineer").asText()));
      return new TicketView(
          Tickets.seen(incident, alarms.keySet()),
          incident.path("tenant").asText(),
          incident.path("priority").asText(),
          incident.hasNonNull("workaround"),
          core,
          alarms);
    }

    /** {@return whether it is a P1 and service does not run yet} */
    boolean burns() {
      return priority.equals("p1") && !restored && ticket.state() != TicketSeen.State.RESOLVED;
    }
  }
}
