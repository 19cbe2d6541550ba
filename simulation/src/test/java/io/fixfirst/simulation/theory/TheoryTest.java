package io.fixfirst.simulation.theory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.simulation.theory.TheoryCase.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One case of {@link TheoryIT}, and that it could miss. */
class TheoryTest {

  @Test
  void one_server_with_a_constant_service_time_agrees_with_pollaczek_and_khinchine()
      throws InterruptedException {
    Agreement.holds(TheoryCase.named("mg1-deterministic"));
  }

  @Test
  void a_wrong_answer_is_found() {
    Answer right = TheoryCase.named("mg1-deterministic").answers().getFirst();
    Answer wrong = new Answer(right.name(), right.figure(), right.value() * 1.3);
    TheoryCase one = new TheoryCase("mg1-deterministic", false, List.of(wrong));
    assertThatThrownBy(() -> Agreement.holds(one)).isInstanceOf(AssertionError.class);
  }
}
