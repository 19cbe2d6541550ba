package io.fixfirst.control.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.world.TicketSeen.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class TicketViewTest {

  @Test
  void an_incident_is_read_as_people_see_it() {
    TicketView view =
        TicketView.of(
            json(
                """
                {"id": "kolding-42", "tenant": "kolding", "state": "working", "line": "second",
                 "priority": "p1", "engineer": "jens",
                 "coreTeam": [{"engineer": "jens", "role": "lead"},
                              {"engineer": "anna", "role": "communications"}],
                 "alarmsStanding": 2, "alarms": [
                   {"device": "kolding:srv-003", "identity": "cpu"},
                   {"device": "kolding:srv-003", "identity": "alert-diskfillsup"},
                   {"device": "kolding:srv-004", "identity": "cpu", "cleared": "2026-03-09T08:00:00Z"}]}
                """));

    assertThat(view.ticket().state()).isEqualTo(State.WORKING);
    assertThat(view.ticket().line()).isEqualTo(Line.SECOND);
    assertThat(view.ticket().lead()).isEqualTo(new EngineerId("jens"));
    assertThat(view.ticket().communications()).isEqualTo(new EngineerId("anna"));
    assertThat(view.ticket().devices())
        .containsExactly(
            new DeviceId(new TenantId("kolding"), "srv-003"),
            new DeviceId(new TenantId("kolding"), "srv-004"));
    assertThat(view.ticket().alarming()).isTrue();
    assertThat(view.alarms()).isEqualTo(2);
    assertThat(view.burns()).isTrue();
  }

  @Test
  void a_major_incident_with_a_workaround_is_ordinary_work_again() {
    TicketView view =
        TicketView.of(
            json(
                """
                {"id": "kolding-42", "tenant": "kolding", "state": "working", "line": "second",
                 "priority": "p1", "engineer": "jens", "workaround": {"text": "On the standby"},
                 "coreTeam": [{"engineer": "jens", "role": "lead"}]}
                """));
    assertThat(view.burns()).isFalse();
    assertThat(view.ticket().lead()).isNull();
  }

  @Test
  void waiting_for_the_customer_differs_from_waiting_for_others() {
    assertThat(state("\"waiting\", \"waiting\": {\"reason\": \"customer\"}"))
        .isEqualTo(State.WAITING_FOR_CUSTOMER);
    assertThat(state("\"waiting\", \"waiting\": {\"reason\": \"vendor\"}"))
        .isEqualTo(State.WAITING_FOR_OTHERS);
  }

  @Test
  void a_state_that_the_demo_does_not_know_is_a_defect() {
    assertThatThrownBy(() -> state("\"dreaming\""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dreaming");
  }

  private static State state(String state) {
    return TicketView.of(
            json("{\"id\": \"kolding-1\", \"line\": \"first\", \"state\": " + state + "}"))
        .ticket()
        .state();
  }

  private static JsonNode json(String text) {
    try {
      return Json.get().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
