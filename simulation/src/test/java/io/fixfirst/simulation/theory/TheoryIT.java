package io.fixfirst.simulation.theory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of queueing theory, in the short form. */
class TheoryIT {

  static List<TheoryCase> cases() {
    return TheoryCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_simulator_agrees_with_theory(TheoryCase one) throws InterruptedException {
    Agreement.holds(one);
  }
}
