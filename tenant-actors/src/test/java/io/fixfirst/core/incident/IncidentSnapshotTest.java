package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.CPU;
import static io.fixfirst.core.incident.IncidentFixture.alarmed;
import static io.fixfirst.core.incident.IncidentFixture.major;
import static io.fixfirst.core.incident.IncidentFixture.pickedUp;
import static io.fixfirst.core.incident.IncidentFixture.reopen;
import static io.fixfirst.core.incident.IncidentFixture.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ExtendCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NotePageSeen;
import io.fixfirst.core.incident.IncidentCommand.ReportWorkaround;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentSnapshotTest {

  private final JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Test
  void a_state_is_plain_json_and_reads_back_equal() throws JsonProcessingException {
    readsBack(new IncidentRules().empty(IncidentFixture.ID));
    readsBack(pickedUp().state());
    readsBack(pickedUp().after(resolve(), reopen()).state());
    readsBack(alarmed().after(new AddAlarm(CPU, "same-site", false)).state());
    readsBack(
        major()
            .after(
                new NotePageSeen(ADA, IncidentFixture.T0, "at the harbour"),
                new ExtendCoreTeam("engineer:ada", null, null, Set.of("dns", "mail")))
            .state());
    readsBack(major().after(new ReportWorkaround("engineer:ada", "generator")).state());
  }

  private void readsBack(Incident incident) throws JsonProcessingException {
    String text = json.writeValueAsString(incident);
    assertThat(json.readValue(text, Incident.class)).isEqualTo(incident);
  }
}
