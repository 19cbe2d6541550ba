package io.fixfirst.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.Outbox.Ticket;
import io.fixfirst.core.Command;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.EngineerId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final int AT_ONCE = 2;

  private record Plain(int number) implements Command {}

  private record Pressing(int number) implements Command {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  private final List<Ticket> tickets = new ArrayList<>();
  private final AtomicLong open = new AtomicLong();
  private final Outbox outbox = new Outbox((ticket, _) -> tickets.add(ticket), open, AT_ONCE);

  @Test
  void after_a_recovery_a_few_are_told_at_a_time_and_others_when_these_have_answered() {
    resume("ann", "bob", "cid", "dan");
    assertThat(told()).containsExactly("ann", "bob");
    outbox.answered(tickets.get(0));
    assertThat(told()).containsExactly("ann", "bob", "cid");
    outbox.answered(tickets.get(2));
    outbox.answered(tickets.get(1));
    assertThat(told()).containsExactly("ann", "bob", "cid", "dan");
    outbox.answered(tickets.get(3));
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(open).hasValue(0);
  }

  @Test
  void what_is_said_now_and_what_a_p1_hangs_on_waits_for_none_of_them() {
    resume("ann", "bob", "cid", "dan");
    outbox.add(new Send(engineer("cid"), new Plain(2)));
    outbox.add(new Send(engineer("eve"), new Plain(1)));
    outbox.resume(new Send(engineer("fay"), new Pressing(1)));
    assertThat(told()).containsExactly("ann", "bob", "cid", "eve", "fay");
    assertThat(outbox.commandOf(tickets.get(2))).isEqualTo(new Plain(1));
    outbox.answered(tickets.get(2));
    assertThat(outbox.commandOf(tickets.get(5))).isEqualTo(new Plain(2));
  }

  @Test
  void nobody_waits_for_one_who_does_not_answer() {
    resume("ann", "bob", "cid");
    outbox.again(tickets.getFirst());
    assertThat(told()).containsExactly("ann", "bob", "cid", "ann");
  }

  @Test
  void who_forgets_it_all_begins_anew() {
    resume("ann", "bob", "cid");
    outbox.clear();
    assertThat(open).hasValue(0);
    resume("dan");
    assertThat(told()).containsExactly("ann", "bob", "dan");
    assertThat(outbox.commandOf(tickets.getFirst())).isNull();
  }

  private void resume(String... engineers) {
    for (String engineer : engineers) {
      outbox.resume(new Send(engineer(engineer), new Plain(1)));
    }
  }

  private List<String> told() {
    return tickets.stream().map(ticket -> ticket.to().text()).toList();
  }

  private static EngineerId engineer(String name) {
    return new EngineerId(name);
  }
}
