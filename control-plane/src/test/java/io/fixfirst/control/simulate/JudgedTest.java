package io.fixfirst.control.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.Play;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedTest {

  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final DeskId DESK = new DeskId("main");

  /** A desk that gives one engineer two tickets. */
  private static final Play DOCTORED =
      (_, _, witness) -> {
        witness.see(new Recorded(1, DESK, 1, assigned(1)));
        witness.see(new Recorded(2, DESK, 2, assigned(2)));
        return new Play.Counts(2, 2);
      };

  @Test
  void a_broken_rule_is_told_with_seed_rule_and_the_events_that_lead_to_it() {
    Setting setting =
        new Setting(
            "office",
            "Office",
            ZoneOffset.UTC,
            START,
            7_000,
            Duration.ofDays(1),
            Duration.ZERO,
            3,
            null,
            List.of());
    Judged.BrokenException broken =
        catchThrowableOfType(
            Judged.BrokenException.class, () -> DOCTORED.run(1, START, Judged.witness(2)));
    assertThat(broken).isNotNull();
    assertThat(Judged.story(new Experiment.Side(setting, DOCTORED), broken))
        .contains("seed:  7000, replication 2", "rule:  ", "found: ", "kolding-2");
  }

  private static DeskEvent assigned(int ticket) {
    return new DeskEvent.Assigned(
        START,
        new IncidentId(new TenantId("kolding"), ticket),
        new EngineerId("ada"),
        new TeamId("front"),
        1,
        START.plusSeconds(600),
        "desk",
        new Explanation("first", List.of(), 1));
  }
}
