package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.clock.RuntimeClock;
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
import io.fixfirst.control.view.EngineerView;
import io.fixfirst.control.view.TenantView;
import io.fixfirst.control.view.TicketView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import io.fixfirst.core.tenant.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The desk: teams, queues, who works on what and why. */
final class DeskRoutes {

  private static final Parameter DESK = Parameter.query("desk", "Which desk", ContractForm.DESK);

  private static final Duration COVERAGE_AHEAD = Duration.ofDays(366);
  private static final int PEOPLE_MAX = 5_000;

  private final Asking asking;
  private final ViewReader views;
  private final LiveRuntime runtime;
  private final RuntimeClock clock;

  DeskRoutes(LiveRuntime runtime, Asking asking, ViewReader views) {
    this.runtime = runtime;
    this.asking = asking;
    this.views = views;
    this.clock = runtime.clock();
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
        operation(
                GET,
                "/api/v1/desk/coverage",
                Permission.SEE_DESK,
                "Who is on shift when, and when nobody is")
            .with(
                DESK,
                Parameter.query("from", "From when; now if left out", "2026-03-02T00:00:00Z"),
                Parameter.query("days", "For how long, 1 to 35", "14"))
            .answers(200, CoverageView.class)
            .by(this::coverage),
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
    return Reply.ok(view(call));
  }

  private DeskView view(Call<NoBody> call) throws SQLException {
    String place = runtime.projections().offset(Views.NAME).toString(); // First: it only grows.
    return views(call).desk(id(call), place).orElseThrow(() -> Problems.notFound().raise());
  }

  private Reply coverage(Call<NoBody> call) throws SQLException {
    DeskId desk = id(call);
    List<TeamForm> teams = view(call).teams().stream().map(DeskView.TeamPart::team).toList();
    Instant now = clock.now();
    Instant from = Lists.instant(call, "from").orElse(now);
    if (Duration.between(now, from).abs().compareTo(COVERAGE_AHEAD) > 0) {
      throw Problems.invalid("from", "is more than a year away").raise();
    }
    Instant to = from.plus(Duration.ofDays(call.query("days", 14, 1, 35)));
    List<EngineerView> engineers = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ViewReader.Page<EngineerView> page =
          views(call).engineers(List.of(), Optional.empty(), Pages.LIMIT_MAX, cursor);
      page.items().stream()
          .filter(one -> desk.text().equals(one.profile().desk()))
          .forEach(engineers::add);
      cursor = Optional.ofNullable(page.cursor());
    } while (cursor.isPresent() && engineers.size() < PEOPLE_MAX);
    return Reply.ok(new Coverage(from, to, now, engineers, promises(views(call), desk)).of(teams));
  }

  /** {@return the service hours of the customers that this desk serves} */
  private List<ServiceHours> promises(ViewReader reader, DeskId desk) throws SQLException {
    List<ServiceHours> hours = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ViewReader.Page<TenantView> page = reader.tenants(Pages.LIMIT_MAX, cursor);
      for (TenantView tenant : page.items()) {
        ContractForm form = tenant.contract();
        if (form == null || tenant.stage() == Stage.PROSPECT) {
          continue;
        }
        Contract contract = form.toCore();
        if (contract.desk().equals(desk)) {
          hours.add(contract.terms().hours());
          for (Service service : contract.services()) {
            Terms own = service.terms();
            if (own != null) {
              hours.add(own.hours());
            }
          }
        }
      }
      cursor = Optional.ofNullable(page.cursor());
    } while (cursor.isPresent());
    return hours;
  }

  private Reply tickets(Call<NoBody> call) throws SQLException {
    ViewReader.Page<TicketView> page =
        views(call)
            .tickets(
                id(call),
                call.query("team").orElse(null),
                Lists.values(call, "state", TicketView.State.class).stream()
                    .map(Enum::name)
                    .toList(),
                call.query("engineer").orElse(null),
                Lists.limit(call),
                call.query("cursor"));
    return Reply.ok(new Pages.Tickets(page.items(), page.cursor()));
  }

  private Reply ticket(Call<NoBody> call) throws SQLException {
    return Reply.ok(
        views(call).ticket(Ids.incident(call)).orElseThrow(() -> Problems.notFound().raise()));
  }

  private Reply arrange(Call<ArrangeDesk> call) throws Exception {
    List<Team> teams =
        Forms.toCore("teams", () -> call.body().teams().stream().map(TeamForm::toCore).toList());
    long revision = asking.ask(id(call), new DeskCommand.Arrange(teams), call.ifMatch()).revision();
    List<TeamForm> arranged = teams.stream().map(TeamForm::of).toList();
    var unused = Patience.until(() -> shown(call, arranged));
    return Reply.ok(new ArrangeDesk(arranged)).revision(revision);
  }

  /** {@return the teams, once the view has them: whoever has arranged them sees it} */
  private Optional<List<TeamForm>> shown(Call<?> call, List<TeamForm> arranged)
      throws SQLException {
    return views(call)
        .desk(id(call), "")
        .map(desk -> desk.teams().stream().map(DeskView.TeamPart::team).toList())
        .filter(arranged::equals);
  }

  private ViewReader views(Call<?> call) {
    return views.of(call.caller());
  }

  private static DeskId id(Call<?> call) {
    return Ids.required("desk", call.query("desk").orElse(ContractForm.DESK), DeskId::new);
  }
}
