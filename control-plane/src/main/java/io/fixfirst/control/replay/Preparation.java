package io.fixfirst.control.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.drive.Api;
import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.control.drive.DeskApi;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.world.Request;
import io.fixfirst.simulation.world.SetUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the scenario's desk, people and tenants into being where they are missing, and leaves what
 * is there as it is. People come without shifts, because the server's clock says another time of
 * day than the scenario: they are there for as long as the load is.
 */
final class Preparation {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final String address;
  private final Api api;
  private final String token;
  private final DeskApi desk;

  Preparation(String address, Api api, String token, DeskApi desk) {
    this.address = address;
    this.api = api;
    this.token = token;
    this.desk = desk;
  }

  /**
   * Sets it up.
   *
   * @throws Stopped where nobody answers, the token may not do that, or the server refuses
   */
  void run(Scenario scenario) throws InterruptedException {
    for (Request request : SetUp.requests(scenario)) {
      if (request instanceof Request.Arrange(var id, var teams)) {
        arrange(id, teams);
      } else if (request instanceof Request.Employ(var profile)) {
        expect("An engineer", desk.send(new Request.Employ(alwaysThere(profile))));
      } else {
        expect("A tenant", desk.send(request));
      }
    }
  }

  private void arrange(DeskId id, List<Team> wanted) throws InterruptedException {
    Answer there = api.get(token, "/api/v1/desk?desk=" + id.text());
    if (there.status() != NOT_FOUND || there.text("code").isEmpty()) {
      expect("The desk", there);
    }
    List<Object> teams = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (JsonNode part : there.body().path("teams")) {
      teams.add(part.path("team"));
      known.add(part.path("team").path("id").asText());
    }
    int before = teams.size();
    for (Team team : wanted) {
      if (known.add(team.id().text())) {
        teams.add(TeamForm.of(team));
      }
    }
    if (teams.size() > before) {
      expect(
          "The desk",
          api.put(token, "/api/v1/desk/teams?desk=" + id.text(), Map.of("teams", teams)));
    }
  }

  private static EngineerProfile alwaysThere(EngineerProfile profile) {
    return new EngineerProfile(
        profile.desk(),
        profile.member(),
        null,
        profile.contactWays(),
        profile.pageAgainAfter(),
        Duration.ZERO);
  }

  private void expect(String what, Answer answer) {
    if (answer.ok() || answer.status() == CONFLICT) {
      return;
    }
    throw new Stopped(
        answer.status() >= 500 ? ExitCode.DEFECT : ExitCode.USAGE,
        switch (answer.status()) {
          case 0 -> "--against: nothing answers at " + address + ".";
          case 401 -> "the token is refused by " + address + ": " + answer.text("detail");
          case 403 ->
              "this token may not set the scenario up at "
                  + address
                  + "; an operator's token is needed.";
          default ->
              what
                  + " cannot be set up at "
                  + address
                  + " (status "
                  + answer.status()
                  + " "
                  + answer.text("code")
                  + " "
                  + answer.text("detail")
                  + "). Maybe it is no control plane of this version.";
        });
  }
}
