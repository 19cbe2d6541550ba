package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.Forms;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.DeskView;
import io.fixfirst.control.view.TicketView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Team;
import java.sql.SQLException;
import java.util.List;

/** The desk: teams, queues, who works on what and why. */
final class DeskRoutes {

  private static final Parameter DESK = Parameter.query("desk", "Which desk", ContractForm.DESK);

  private final Asking asking;
  private final ViewReader views;

  DeskRoutes(Asking asking, ViewReader views) {
    this.asking = asking;
    this.views = views;
  }

  @Doc("All teams of a desk")
  record ArrangeDesk(
      @Doc(value = "A team that still has tickets or members cannot be left out", max = 200)
          List<TeamForm> teams) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/desk", Permission.SEE_DESK, "The floor: teams, queues, P1s")
            .with(DESK)
            .answers(200, DeskView.class)
            .by(this::desk),
        operation(GET, "/api/v1/desk/tickets", Permission.SEE_DESK, "Tickets on the floor")
            .with(
                DESK,
                Parameter.query("team", "Only of this team", "infrastructure"),
                Parameter.query("state", "Only in these states", "waiting,assigned"),
                Parameter.query("engineer", "Only with this engineer", "ada"),
                Lists.LIMIT,
                Lists.CURSOR)
            .answers(200, Pages.Tickets.class)
            .by(this::tickets),
        operation(
                GET,
                "/api/v1/desk/tickets/{incident}",
                Permission.SEE_DESK,
                "One ticket, and why it was handed to whom")
            .answers(200, TicketView.class)
            .by(this::ticket),
        operation(PUT, "/api/v1/desk/teams", Permission.ARRANGE_DESK, "Arrange the teams")
            .takes(ArrangeDesk.class)
            .with(DESK)
            .answers(200, ArrangeDesk.class)
            .by(this::arrange));
  }

  private Reply desk(Call<NoBody> call) throws SQLException {
    return Reply.ok(views.desk(id(call)).orElseThrow(() -> Problems.notFound().raise()));
  }

  private Reply tickets(Call<NoBody> call) throws SQLException {
    ViewReader.Page<TicketView> page =
        views.tickets(
            id(call),
            call.query("team").orElse(null),
            Lists.values(call, "state", TicketView.State.class).stream().map(Enum::name).toList(),
            call.query("engineer").orElse(null),
            Lists.limit(call),
            call.query("cursor"));
    return Reply.ok(new Pages.Tickets(page.items(), page.cursor()));
  }

  private Reply ticket(Call<NoBody> call) throws SQLException {
    return Reply.ok(
        views.ticket(Ids.incident(call)).orElseThrow(() -> Problems.notFound().raise()));
  }

  private Reply arrange(Call<ArrangeDesk> call) {
    List<Team> teams =
        Forms.toCore("teams", () -> call.body().teams().stream().map(TeamForm::toCore).toList());
    long revision = asking.ask(id(call), new DeskCommand.Arrange(teams), call.ifMatch()).revision();
    return Reply.ok(new ArrangeDesk(teams.stream().map(TeamForm::of).toList())).revision(revision);
  }

  private static DeskId id(Call<?> call) {
    return Ids.required("desk", call.query("desk").orElse(ContractForm.DESK), DeskId::new);
  }
}
