package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.CORE_TEAM;
import static io.fixfirst.core.incident.IncidentFixture.CPU;
import static io.fixfirst.core.incident.IncidentFixture.DESK;
import static io.fixfirst.core.incident.IncidentFixture.FRONT;
import static io.fixfirst.core.incident.IncidentFixture.ID;
import static io.fixfirst.core.incident.IncidentFixture.OTHER;
import static io.fixfirst.core.incident.IncidentFixture.T0;
import static io.fixfirst.core.incident.IncidentFixture.TERMS;
import static io.fixfirst.core.incident.IncidentFixture.ack;
import static io.fixfirst.core.incident.IncidentFixture.assigned;
import static io.fixfirst.core.incident.IncidentFixture.major;
import static io.fixfirst.core.incident.IncidentFixture.opened;
import static io.fixfirst.core.incident.IncidentFixture.pickedUp;
import static io.fixfirst.core.incident.IncidentFixture.queued;
import static io.fixfirst.core.incident.IncidentFixture.withLineBudgets;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NotePaged;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.NoteReinstated;
import io.fixfirst.core.incident.IncidentCommand.NoteSuspended;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Resume;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
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
  void that_its_engineer_was_taken_for_a_p1_is_late_when_they_are_back() {
    var taken = new NoteSuspended(ADA, 1, OTHER, Duration.ofMinutes(5), 1);
    pickedUp().after(taken, new NoteReinstated(ADA, 1, OTHER, 2)).when(taken).thenNothing();
  }

  @Test
  void that_they_are_back_may_come_before_that_they_were_taken() {
    var taken = new NoteSuspended(ADA, 1, OTHER, Duration.ofMinutes(5), 1);
    pickedUp()
        .after(new NoteReinstated(ADA, 1, OTHER, 2))
        .when(taken)
        .thenNothing()
        .thenState(incident -> assertThat(incident.hands().touchDue()).isNotNull());
  }

  @Test
  void terms_from_before_the_last_terms_are_late() {
    var second = new ApplyTerms(TERMS, 2);
    var scenario = opened().after(second);
    scenario.when(new ApplyTerms(withLineBudgets(), 1)).thenNothing();
    scenario.when(second).thenNothing();
  }

  @Test
  void an_alarm_that_comes_after_its_clearing_does_not_stand() {
    opened()
        .when(new ClearAlarm(CPU.key(), CPU.raised()))
        .then(new IncidentEvent.AlarmClearedUnheard(T0, CPU.key(), CPU.raised()))
        .and()
        .when(new AddAlarm(CPU, "same-service", false))
        .thenNothing();
  }

  @Test
  void the_tally_of_a_p1_grows_with_those_who_are_called_later() {
    var scenario = major().after(new NoteCoreTeam(1, CORE_TEAM, 6));
    scenario
        .when(new NotePaged(1, 7))
        .then(new IncidentEvent.MorePaged(T0, 7))
        .thenState(incident -> assertThat(incident.major().paged()).isEqualTo(7));
    scenario.when(new NotePaged(1, 7)).thenNothing();
    scenario.when(new NotePaged(0, 9)).thenNothing();
  }

  @Test
  void who_began_before_it_was_handed_to_them_has_begun_at_the_desk_too() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), ack(ADA))
        .when(assigned(ADA, FRONT, Line.FIRST, 1))
        .thenSent(DESK, new DeskCommand.PickUp(ID, ADA));
  }
}
