package io.fixfirst.control.demo;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.WorkPlan;
import io.fixfirst.simulation.world.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people intend to do about each incident, from what they see of it.
 *
 * <p>An incident's life falls into episodes: whenever it looks different in a way that matters (its
 * state, who has it, its line, whether its alarms have cleared), a new episode begins, and whatever
 * was meant in the one before is void. Work that a P1 interrupts goes on with what was left of it.
 */
public final class Caseload {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** From seeing that an alarm has cleared to having written down what it was. */
  private static final Distribution WRITE_UP_MINUTES = new Distribution.Lognormal(3, 0.5);

  /** How long people wait for an alarm to clear after a repair before they go on without. */
  private static final Duration CLEARING_PATIENCE = Duration.ofMinutes(30);

  private final WorkPlan work;
  private final Chance chance;
  private final Map<String, Memory> memories = new LinkedHashMap<>();
  private final Map<String, Nature> known = new LinkedHashMap<>();

  public Caseload(WorkPlan work, Chance chance) {
    this.work = work;
    this.chance = chance;
  }

  /** What is remembered of one incident. */
  private static final class Memory {
    private Nature nature;
    private @Nullable TicketSeen seen;
    private int episode;
    private boolean asked;
    private boolean reopened;
    private @Nullable Instant workEnds;
    private @Nullable Duration left;

    Memory(Nature nature) {
      this.nature = nature;
    }
  }

  /** Says what an incident really is, before anybody works on it; otherwise chance decides. */
  public void know(String ticket, Nature nature) {
    Memory memory = memories.get(ticket);
    if (memory == null) {
      known.put(ticket, nature);
    } else {
      memory.nature = nature;
    }
  }

  /** {@return what people intend, having seen this; nothing if it looks as before} */
  public List<Intent> see(TicketSeen ticket, Instant now) {
    Memory memory =
        memories.computeIfAbsent(
            ticket.id(),
            id -> {
              Nature said = known.remove(id);
              return new Memory(said == null ? Nature.any(work, chance) : said);
            });
    TicketSeen before = memory.seen;
    memory.seen = ticket;
    if (before != null && !differs(before, ticket)) {
      return List.of();
    }
    memory.episode++;
    List<Intent> intents = new ArrayList<>();
    Plan plan = (after, act) -> intents.add(intent(memory, ticket, now.plus(after), act));
    if (ticket.isMajor()) {
      major(ticket, plan);
    } else {
      ordinary(memory, ticket, now, plan);
    }
    if (ticket.state() == TicketSeen.State.CLOSED && ticket.reviewOwner() == null) {
      memories.remove(ticket.id());
    }
    return intents;
  }

  /** {@return whether what was intended still makes sense} */
  public boolean stands(Intent intent) {
    Memory memory = memories.get(intent.ticket());
    return memory != null && memory.episode == intent.episode();
  }

  /** {@return what they intend to do next, after having done this; null for nothing} */
  public @Nullable Intent after(Intent done, Instant now) {
    Memory memory = memories.get(done.ticket());
    TicketSeen ticket = memory == null ? null : memory.seen;
    if (memory == null || ticket == null || !stands(done)) {
      return null;
    }
    return switch (done.act()) {
      case Act.Inform again ->
          intent(memory, ticket, now.plus(time(work.major().updateMinutes(), MINUTE)), again);
      case Act.Repair(var engineer) ->
          intent(memory, ticket, now.plus(CLEARING_PATIENCE), new Act.Solve(engineer));
      case Act.PickUp _,
          Act.Solve _,
          Act.Escalate _,
          Act.AskCustomer _,
          Act.CustomerAnswers _,
          Act.VendorSolves _,
          Act.Reopen _,
          Act.WorkAround _,
          Act.Review _ ->
          null;
    };
  }

  /** {@return how many incidents are remembered} */
  public int size() {
    return memories.size();
  }

  private void major(TicketSeen ticket, Plan plan) {
    String lead = Objects.requireNonNull(ticket.lead());
    String voice = Objects.requireNonNullElse(ticket.communications(), lead);
    plan.add(time(work.major().updateMinutes(), MINUTE).dividedBy(3), new Act.Inform(voice));
    plan.add(time(work.major().workaroundMinutes(), MINUTE), new Act.WorkAround(lead));
  }

  private void ordinary(Memory memory, TicketSeen ticket, Instant now, Plan plan) {
    String engineer = ticket.engineer();
    switch (ticket.state()) {
      case QUEUED -> {
        if (ticket.promised() != null) {
          plan.add(time(work.third().minutes(), MINUTE), new Act.VendorSolves());
        }
      }
      case ASSIGNED -> {
        if (engineer != null) {
          plan.add(time(work.pickUpMinutes(), MINUTE), new Act.PickUp(engineer));
        }
      }
      case WORKING -> {
        if (engineer != null) {
          workOn(memory, ticket, engineer, now, plan);
        }
      }
      case WAITING_FOR_CUSTOMER ->
          plan.add(time(work.waiting().hours(), HOUR), new Act.CustomerAnswers());
      case SUSPENDED ->
          memory.left =
              memory.workEnds == null ? null : positive(Duration.between(now, memory.workEnds));
      case RESTORED -> {
        if (engineer != null) {
          plan.add(time(work.major().causeMinutes(), MINUTE), new Act.Solve(engineer));
        }
      }
      case RESOLVED -> {
        if (ticket.lead() == null && !memory.reopened && chance.happens(work.reopened())) {
          memory.reopened = true;
          plan.add(time(work.waiting().hours(), HOUR), new Act.Reopen());
        }
        review(ticket, plan);
      }
      case CLOSED -> review(ticket, plan);
      case WAITING_FOR_OTHERS -> {}
    }
  }

  private void review(TicketSeen ticket, Plan plan) {
    if (ticket.reviewOwner() != null) {
      plan.add(time(work.major().reviewHours(), HOUR), new Act.Review(ticket.reviewOwner()));
    }
  }

  private void workOn(Memory memory, TicketSeen ticket, String engineer, Instant now, Plan plan) {
    Line line = ticket.line();
    if (ticket.fromAlarm() && ticket.devices().isEmpty()) {
      plan.add(time(WRITE_UP_MINUTES, MINUTE), new Act.Solve(engineer));
      return;
    }
    Duration needed = memory.left != null ? memory.left : memory.nature.workOf(line, work, chance);
    memory.left = null;
    memory.workEnds = now.plus(needed);
    if (memory.nature.waits() && !memory.asked && !ticket.fromAlarm()) {
      memory.asked = true;
      memory.left = needed.dividedBy(2);
      plan.add(needed.dividedBy(2), new Act.AskCustomer(engineer));
    } else if (line != Line.THIRD && memory.nature.solvedBy().compareTo(line) > 0) {
      plan.add(needed, new Act.Escalate(engineer, Line.values()[line.ordinal() + 1]));
    } else if (ticket.fromAlarm()) {
      plan.add(needed, new Act.Repair(engineer));
    } else {
      plan.add(needed, new Act.Solve(engineer));
    }
  }

  private static boolean differs(TicketSeen before, TicketSeen now) {
    return before.state() != now.state()
        || before.line() != now.line()
        || !Objects.equals(before.engineer(), now.engineer())
        || !Objects.equals(before.lead(), now.lead())
        || (before.promised() == null) != (now.promised() == null)
        || before.devices().isEmpty() != now.devices().isEmpty()
        || !Objects.equals(before.reviewOwner(), now.reviewOwner());
  }

  private Duration time(Distribution spread, Duration unit) {
    return chance.time(spread, unit);
  }

  private static Duration positive(Duration duration) {
    return duration.isPositive() ? duration : MINUTE;
  }

  private static Intent intent(Memory memory, TicketSeen ticket, Instant at, Act act) {
    return new Intent(at, ticket.id(), memory.episode, act);
  }

  @FunctionalInterface
  private interface Plan {
    void add(Duration after, Act act);
  }
}
