package io.fixfirst.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.WaitingLine.Waiting;
import io.fixfirst.core.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

  private record Plain(int number) implements Command {}

  private record Pressing(int number) implements Command {
    @Override
    public boolean urgent() {
      return true;
    }
  }

  private final WaitingLine line = new WaitingLine();
  private final List<Command> answered = new ArrayList<>();

  @Test
  void what_a_p1_hangs_on_goes_first_in_a_turn_of_its_own() {
    wait(new Plain(1), new Pressing(2), new Plain(3), new Pressing(4));
    assertThat(line.size()).isEqualTo(4);
    assertThat(turn()).containsExactly(new Pressing(2), new Pressing(4));
    assertThat(line.isUrgentTurn()).isTrue();
    line.endTurn();
    assertThat(turn()).containsExactly(new Plain(1), new Plain(3));
    assertThat(line.isUrgentTurn()).isFalse();
    line.endTurn();
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void everybody_is_sent_away_whose_turn_it_is_first() {
    wait(new Plain(1));
    turn();
    wait(new Plain(2), new Pressing(3));
    line.dismiss(new Reply.Unavailable("It is closed."));
    assertThat(answered).containsExactly(new Plain(1), new Pressing(3), new Plain(2));
    assertThat(line.isEmpty()).isTrue();
  }

  private void wait(Command... commands) {
    for (Command command : commands) {
      line.add(Waiting.itself(command, _ -> answered.add(command)));
    }
  }

  private List<Command> turn() {
    return line.nextTurn(10).stream().map(Turn.Wish::command).toList();
  }
}
