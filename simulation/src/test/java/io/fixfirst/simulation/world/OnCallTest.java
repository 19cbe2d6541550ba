package io.fixfirst.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallTest {

  private static final String SCENARIO =
      """
      name: on-call
      desk:
        teams: {id: team}
        shifts:
          day: ["mon-fri 08:00-16:00"]
          weekend: ["sat-sun 08:00-20:00"]
        engineers:
          - {id: ada, shares: {team: 1}, shift: day, onCall: weekend}
          - {id: bo, shares: {team: 1}, shift: day}
      tenants: {id: customer}
      """;

  @ParameterizedTest(name = "{0} who is paged at {1} looks from {2} on")
  @CsvSource({
    "ada, 2026-01-05T09:30:00Z, 2026-01-05T09:30:00Z", // Monday, at work
    "ada, 2026-01-05T20:00:00Z, 2026-01-06T08:00:00Z", // Monday night: when the next shift begins
    "ada, 2026-01-09T20:00:00Z, 2026-01-10T08:00:00Z", // Friday night: when being on call begins
    "ada, 2026-01-10T12:00:00Z, 2026-01-10T12:00:00Z", // Saturday, on call
    "bo, 2026-01-10T12:00:00Z, 2026-01-10T12:00:00Z" // nothing is said of them
  })
  void people_look_while_they_work_or_are_on_call(String who, Instant paged, Instant looks)
      throws BadScenarioException {
    OnCall onCall = new OnCall(ScenarioFile.parse(Path.of("on-call.yaml"), SCENARIO));
    assertThat(Instant.ofEpochMilli(onCall.looksFrom(new EngineerId(who), paged.toEpochMilli())))
        .isEqualTo(looks);
  }
}
