package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.DESK;
import static io.fixfirst.core.incident.IncidentFixture.FRONT;
import static io.fixfirst.core.incident.IncidentFixture.ID;
import static io.fixfirst.core.incident.IncidentFixture.T0;
import static io.fixfirst.core.incident.IncidentFixture.ack;
import static io.fixfirst.core.incident.IncidentFixture.assigned;
import static io.fixfirst.core.incident.IncidentFixture.opened;
import static io.fixfirst.core.incident.IncidentFixture.pickedUp;
import static io.fixfirst.core.incident.IncidentFixture.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Resume;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import org.junit.jupiter.api.Test;

/** Messages between an incident and the desk that are lost, late or cross each other. */
class LateNotesTest {

  @Test
  void a_ticket_that_waits_again_is_nobodys_even_if_that_it_was_returned_is_never_heard() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), assigned(ADA, FRONT, Line.FIRST, 1))
        .when(new NoteQueued(1, 1, Line.FIRST, FRONT, null, null))
        .then(new IncidentEvent.Queued(T0, 1, 1, Line.FIRST, FRONT, null, null))
        .thenState(incident -> assertThat(incident.hands().engineer()).isNull())
        .and()
        .when(assigned(ADA, FRONT, Line.FIRST, 1))
        .thenNothing();
  }

  @Test
  void that_it_waited_before_it_was_assigned_is_late() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), assigned(ADA, FRONT, Line.FIRST, 1))
        .when(queued(1, Line.FIRST, FRONT))
        .thenNothing();
  }

  @Test
  void the_desk_is_told_again_to_take_a_ticket_back_until_it_knows_of_the_offer_after_that() {
    pickedUp()
        .after(
            new Wait("engineer:ada", WaitReason.CUSTOMER, null, "asked for a log"),
            new Resume("engineer:ada"),
            new Reprioritise("operator:eve", Impact.HIGH, Urgency.HIGH, "more people hit"))
        .when(queued(1, Line.FIRST, FRONT))
        .thenState(
            incident ->
                assertThat(incident.desk().open())
                    .extracting(DeskLink.Message::kind)
                    .containsExactly(DeskLink.Kind.WITHDRAW, DeskLink.Kind.OFFER))
        .and()
        .after(new NoteQueued(4, 1, Line.FIRST, FRONT, null, null))
        .when(queued(1, Line.FIRST, FRONT))
        .thenState(incident -> assertThat(incident.desk().open()).isEmpty());
  }

  @Test
  void who_began_before_it_was_handed_to_them_has_begun_at_the_desk_too() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), ack(ADA))
        .when(assigned(ADA, FRONT, Line.FIRST, 1))
        .thenSent(DESK, new DeskCommand.PickUp(ID, ADA));
  }
}
