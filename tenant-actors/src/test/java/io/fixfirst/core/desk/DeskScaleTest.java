package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.ADA;
import static io.fixfirst.core.desk.Floor.DESK;
import static io.fixfirst.core.desk.Floor.SERVICE_DESK;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.incident;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.needing;
import static io.fixfirst.core.desk.Floor.offer;
import static io.fixfirst.core.desk.Floor.there;
import static io.fixfirst.core.desk.Floor.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Decision;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** A long queue costs its logarithm: counted in comparisons of tickets, not in time. */
class DeskScaleTest {

  private static final int LONG = 100_000;
  private static final int SHORT = 1_000;
  private static final Instant LATER = T0.plus(Duration.ofHours(1));

  private final DeskRules rules = new DeskRules();
  private long comparisons;

  private Desk with(int waiting) {
    Comparator<IncidentId> incidents =
        (one, other) -> {
          comparisons++;
          return one.compareTo(other);
        };
    Comparator<QueueKey> queue = QueueKey.order(Comparator.naturalOrder());
    DeskOrder counting =
        new DeskOrder(
            incidents,
            (one, other) -> {
              comparisons++;
              return queue.compare(one, other);
            });
    Desk desk = Desk.empty(DESK, counting);
    desk = after(desk, new DeskCommand.Arrange(Floor.TEAMS));
    for (DeskCommand command : there(member(ADA, SERVICE_DESK, "a", "b"))) {
      desk = after(desk, command);
    }
    String[][] skills = {{}, {"a"}, {"b"}, {"a", "b"}, {"c"}};
    for (int i = 1; i <= waiting; i++) {
      desk = after(desk, offer(needing(ticket(i), skills[i % skills.length])));
    }
    return desk;
  }

  private Desk after(Desk desk, DeskCommand command) {
    return after(desk, command, T0);
  }

  private Desk after(Desk desk, DeskCommand command, Instant now) {
    Desk next = desk;
    if (rules.decide(desk, command, now) instanceof Decision.Accepted<DeskEvent>(var events)) {
      for (DeskEvent event : events) {
        Desk before = next;
        next = rules.evolve(before, event);
        rules.react(before, event, next);
      }
    }
    return next;
  }

  private long cost(Desk desk, DeskCommand command) {
    comparisons = 0;
    Desk after = after(desk, command, LATER);
    long counted = comparisons;
    assertThat(after.equals(desk)).as("%s changes nothing", command).isFalse();
    return counted;
  }

  @Test
  void each_command_costs_about_the_logarithm_of_the_queue() {
    Desk shorter = with(SHORT);
    Desk longer = with(LONG);
    assertThat(longer.waiting(SERVICE_DESK)).isEqualTo(LONG - 1);

    IncidentId held = longer.seat(ADA).on();
    DeskCommand[] commands = {
      offer(ticket(LONG + 1L)),
      new DeskCommand.Withdraw(incident(SHORT / 2), 2, true),
      new DeskCommand.Withdraw(held, 2, false),
      new DeskCommand.RecallOverdue(held, ADA),
      new DeskCommand.GiveBack(held, ADA, "not for me"),
      offer(ticket(SHORT / 2, 2, Line.SECOND)),
      new DeskCommand.MoveToTeam(incident(SHORT / 2), Floor.BUSINESS, "dora"),
      Floor.p1(LONG + 2L, 1, 1),
    };
    for (DeskCommand command : commands) {
      // A hundred times as many tickets are 6.6 levels more of a balanced tree.
      long few = cost(shorter, command);
      assertThat(cost(longer, command))
          .as("%s, which costs %d in a queue of %d", command, few, SHORT)
          .isLessThan(2 * few + 100)
          .isLessThan(1_500);
    }
  }
}
