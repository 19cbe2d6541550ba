package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.ReadModel;
import io.fixfirst.actors.journal.Rebuild;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.crash.history.History;
import io.fixfirst.control.status.StatusProjection;
import io.fixfirst.control.view.Past;
import io.fixfirst.control.view.Views;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.twin.TwinCheck;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What is to be true after any fault: everything that was answered with 2xx is there, exactly once
 * and in an order that explains the answers; every timer has fired once; a P1 has its core team and
 * everybody was called as often as they should be; nobody works on two things; each event is what
 * the rules answer; and what people read is as the journal says.
 */
final class Aftermath {

  /** How long a message, or a timer, may have taken through a fault. */
  private static final Duration DELIVERY_MAX = Duration.ofMinutes(5);

  /** As the settings have it. */
  private static final Duration PAST_KEPT = Duration.ofDays(400);

  /** How long it may take until all timers that a fault held up have fired. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerProcess server;
  private final History history;
  private final Database database;
  private final Story story;

  private Aftermath(ServerProcess server, History history, Database database) {
    this.server = server;
    this.history = history;
    this.database = database;
    this.story = new Story(database.dataSource());
  }

  /**
   * Checks all of it.
   *
   * @param majors incidents that were declared to be P1
   */
  static void holds(ServerProcess server, History history, String... majors) throws Exception {
    try (Database database = server.database()) {
      new Aftermath(server, history, database).holds(Set.of(majors));
    }
  }

  private void holds(Set<String> majors) throws Exception {
    Awaitility.await("every timer to have fired")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(this::everyRespondClockHasRunOut);
    if (!majors.isEmpty()) {
      Awaitility.await("everybody to have been called twice")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(() -> majorsWentOn(majors));
    }
    theStreamTellsAll();
    story.read();
    assertThat(history.check(story.effects())).as("%s", history).isEmpty();
    assertThat(story.count(IncidentEvent.Opened.class, Story.Told::entity).values())
        .as("openings of an incident")
        .containsOnly(1);
    assertThat(story.count(IncidentEvent.ClockBreached.class, Aftermath::clockOf).values())
        .as("breaches of a clock")
        .containsOnly(1);
    theRulesAnswerTheSame();
    readModelsAreAsTheJournalSays();
    System.err.printf("Explained by the journal: %s.%n", history.size());
  }

  private void everyRespondClockHasRunOut() throws SQLException {
    story.read();
    List<String> clocks =
        story.of(IncidentEvent.Opened.class).stream()
            .filter(opened -> opened.event().priority() != Priority.P1)
            .map(opened -> opened.entity() + " respond")
            .toList();
    assertThat(story.count(IncidentEvent.ClockBreached.class, Aftermath::clockOf))
        .containsKeys(clocks.toArray(String[]::new));
  }

  private static String clockOf(Story.Told<IncidentEvent.ClockBreached> breached) {
    return breached.entity() + " " + breached.event().clock();
  }

  private void majorsWentOn(Set<String> majors) throws SQLException {
    story.read();
    assertThat(story.count(IncidentEvent.CoreTeamFormed.class, Story.Told::entity))
        .as("core teams")
        .isEqualTo(majors.stream().collect(Collectors.toMap(id -> id, _ -> 1)));
    Map<String, Integer> pages =
        story.count(
            EngineerEvent.Paged.class,
            paged ->
                paged.event().incident().text()
                    + " "
                    + paged.entity()
                    + " "
                    + paged.event().turn()
                    + " "
                    + paged.event().attempt());
    for (String major : majors) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        String wanted = " " + attempt;
        assertThat(pages.keySet())
            .filteredOn(page -> page.startsWith(major + " ") && page.endsWith(wanted))
            .as("attempt %d to reach each engineer for %s", attempt, major)
            .hasSizeGreaterThanOrEqualTo(Office.STAFF);
      }
    }
    assertThat(pages.values()).as("each attempt to reach each engineer").containsOnly(1);
  }

  /** Whoever follows from the beginning is told everything once, up to what was said just now. */
  private void theStreamTellsAll() throws IOException, InterruptedException {
    String last = "last-" + UUID.randomUUID();
    String incident = history.open().getFirst();
    History.Asked asked = history.asks(Load.note(last));
    server.call("POST", "/api/v1/incidents/" + incident + "/note", "{\"text\":\"" + last + "\"}");
    asked.answered(200, null);
    assertThat(server.streamIdsUntil(last)).isNotEmpty().doesNotHaveDuplicates();
  }

  private void theRulesAnswerTheSame() {
    Judges judges = new Judges();
    story.recorded().forEach(judges::see);
    TwinCheck check = TwinCheck.of(story.recorded(), DELIVERY_MAX);
    assertThat(check.retraced().differences()).as("events that the rules do not answer").isEmpty();
    assertThat(check.led().differences()).as("against the virtual twin").isEmpty();
  }

  private void readModelsAreAsTheJournalSays() throws SQLException {
    JournalReader journal = story.journal();
    for (ReadModel model :
        List.of(Views.readModel(), StatusProjection.readModel(), Past.readModel(PAST_KEPT))) {
      Rebuild.Outcome outcome = Rebuild.run(database.dataSource(), journal, model, false, _ -> {});
      assertThat(outcome.differing().values())
          .as("rows that are not as the journal says: %s", outcome)
          .containsOnly(0L);
    }
  }
}
