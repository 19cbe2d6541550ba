package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForeseenTest {

  @Test
  void it_is_a_list_of_events_and_knows_the_state_after_each() {
    Foreseen.Draft<Integer, String> draft = new Foreseen.Draft<>();
    draft.add("one", 1);
    draft.add("two", 3);
    draft.add("three", 6);
    Decision<String> decision = draft.decided();
    assertThat(decision).isEqualTo(Decision.accept("one", "two", "three"));
    assertThat(((Decision.Accepted<String>) decision).events())
        .isInstanceOfSatisfying(
            Foreseen.class,
            foreseen ->
                assertThat(List.of(foreseen.after(0), foreseen.after(1), foreseen.after(2)))
                    .isEqualTo(List.of(1, 3, 6)));
  }

  @Test
  void no_events_are_no_change() {
    assertThat(new Foreseen.Draft<Integer, String>().decided()).isEqualTo(Decision.unchanged());
  }
}
