package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.ADA;
import static io.fixfirst.core.desk.Floor.BOB;
import static io.fixfirst.core.desk.Floor.CAT;
import static io.fixfirst.core.desk.Floor.KOLDING;
import static io.fixfirst.core.desk.Floor.SERVICE_DESK;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.desk;
import static io.fixfirst.core.desk.Floor.enrol;
import static io.fixfirst.core.desk.Floor.incident;
import static io.fixfirst.core.desk.Floor.knowing;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.offer;
import static io.fixfirst.core.desk.Floor.presence;
import static io.fixfirst.core.desk.Floor.there;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void who_would_be_chosen_is_first_and_the_others_follow_with_what_keeps_them() {
    Desk desk =
        desk()
            .after(there(member(ADA, SERVICE_DESK), member(BOB, SERVICE_DESK)))
            .after(offer(1))
            .after(enrol(member(CAT, SERVICE_DESK)))
            .state();
    var holder = Floor.holder(desk, 1);
    var free = holder.equals(ADA) ? BOB : ADA;

    Explanation explanation = Suggestions.of(desk, incident(1), null, T0);

    assertThat(explanation.rule()).isEqualTo("best of 1 free in service-desk");
    assertThat(explanation.candidates())
        .extracting(Explanation.Candidate::engineer)
        .containsExactly(free, holder, CAT);
    assertThat(explanation.candidates())
        .extracting(Explanation.Candidate::excluded)
        .containsExactly("", "has it", "off shift");
  }

  @Test
  void it_is_the_one_whom_the_desk_then_chooses() {
    var there =
        desk().after(there(knowing(member(ADA, SERVICE_DESK), KOLDING), member(BOB, SERVICE_DESK)));
    var waiting =
        desk()
            .after(enrol(knowing(member(ADA, SERVICE_DESK), KOLDING)))
            .after(enrol(member(BOB, SERVICE_DESK)))
            .after(offer(1));
    assertThat(Suggestions.of(waiting.state(), incident(1), null, T0).rule())
        .startsWith("nobody is free in service-desk");

    Explanation explanation =
        Suggestions.of(
            waiting.after(presence(ADA, Presence.PRESENT)).state(), incident(1), null, T0);

    assertThat(Floor.holder(there.after(offer(1)).state(), 1)).isEqualTo(ADA);
    assertThat(explanation.candidates().getLast().engineer()).isEqualTo(BOB);
  }

  @Test
  void a_ticket_that_the_desk_does_not_know_has_none() {
    assertThat(Suggestions.of(desk().state(), incident(7), null, T0)).isNull();
  }
}
