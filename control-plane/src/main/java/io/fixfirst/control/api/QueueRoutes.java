package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.Forms;
import io.fixfirst.control.form.HoursForm;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.IncidentBrief;
import io.fixfirst.control.view.QueueReader;
import io.fixfirst.control.view.TenantView;
import io.fixfirst.control.view.TicketView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.Job;
import io.fixfirst.core.desk.Suggestions;
import io.fixfirst.core.desk.TeamId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queues of thousands, what their clocks run by, and who should take what. */
final class QueueRoutes {

  private static final int LIMIT_MAX = 2_000;
  private static final int IDS_MAX = 500;
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration PREVIEWED = Duration.ofDays(60);

  private final LiveRuntime runtime;
  private final Asking asking;
  private final ViewReader views;

  QueueRoutes(LiveRuntime runtime, Asking asking, ViewReader views) {
    this.runtime = runtime;
    this.asking = asking;
    this.views = views;
  }

  record Queue(
      @Doc(value = "All events up to this place in the journal are in it", example = "1042.7")
          String place,
      List<IncidentBrief> items,
      @Doc("Send it as cursor to get the next page; none on the last") @Nullable String cursor) {}

  record OpenHours(
      @Doc("When the first of them may begin") Instant from,
      @Doc("Up to when they are told") Instant to,
      List<TenantHours> tenants) {}

  record TenantHours(
      String tenant,
      @Doc(value = "Whose local time counts", example = "Europe/Copenhagen") String zone,
      @Doc("It never closes") boolean always,
      @Doc("When it is open, in order; none where it never closes") List<Stretch> open) {}

  record Stretch(Instant from, Instant to) {}

  @Doc("Who fits a ticket, best first")
  record Suggestion(
      @Doc(value = "The best who is free; none where nobody is", example = "ada")
          @Nullable String engineer,
      @Doc("Where it was looked") String team,
      TicketView.ExplanationPart explanation) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/queue", Permission.SEE_DESK, "Open incidents by id, in brief")
            .with(
                Parameter.query("ids", "These instead, open or not; at most " + IDS_MAX, ""),
                Lists.TENANT,
                Parameter.query("team", "Only with this team", "infrastructure"),
                Parameter.query("limit", "Elements of a page, 1 to " + LIMIT_MAX, "1000"),
                Lists.CURSOR)
            .answers(200, Queue.class)
            .by(this::queue),
        operation(
                GET,
                "/api/v1/service-hours",
                Permission.SEE_CONTRACT,
                "When each tenant's clocks run, from a day back on")
            .with(
                Lists.TENANT,
                Parameter.query("days", "How many days ahead, 1 to 60; 21 if left out", "21"))
            .answers(200, OpenHours.class)
            .by(this::hours),
        operation(
                POST,
                "/api/v1/service-hours/preview",
                Permission.SEE_CONTRACT,
                "When clocks would run by these hours; nothing is changed")
            .takes(HoursForm.class)
            .repeatable()
            .answers(200, TenantHours.class)
            .by(this::preview),
        operation(
                GET,
                "/api/v1/desk/tickets/{incident}/suggestion",
                Permission.SEE_DESK,
                "Whom the desk would choose at this moment, and why")
            .with(
                Parameter.query("desk", "Which desk", ContractForm.DESK),
                Parameter.query("team", "Chosen from this team", "infrastructure"))
            .answers(200, Suggestion.class)
            .by(this::suggestion));
  }

  private Reply queue(Call<NoBody> call) throws SQLException {
    String place = runtime.projections().offset(Views.NAME).toString(); // First: it only grows.
    QueueReader queue = new QueueReader(views.of(call.caller()));
    Optional<String> ids = call.query("ids");
    byte[] body;
    if (ids.isPresent()) {
      List<String> these = Arrays.asList(ids.get().split(",", -1));
      if (these.size() > IDS_MAX) {
        throw Problems.invalid("ids", "are at most " + IDS_MAX).raise();
      }
      body = queue.these(place, these);
    } else {
      body =
          queue.open(
              place,
              Lists.tenant(call),
              call.query("team").orElse(null),
              call.query("cursor").map(QueueReader::after).orElse(""),
              call.query("limit", 1_000, 1, LIMIT_MAX));
    }
    return new Reply(200, body, null, Map.of("Cache-Control", "no-store"));
  }

  private Reply hours(Call<NoBody> call) throws SQLException {
    Instant now = runtime.clock().now();
    Instant from = now.minus(BACK);
    Instant to = now.plus(Duration.ofDays(call.query("days", 21, 1, 60)));
    String only = Lists.tenant(call);
    List<TenantHours> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ViewReader.Page<TenantView> page =
          views.of(call.caller()).tenantsUncounted(only, Pages.LIMIT_MAX, cursor);
      page.items().forEach(tenant -> all.add(hours(tenant, from, to)));
      cursor = Optional.ofNullable(page.cursor());
    } while (cursor.isPresent());
    return Reply.ok(new OpenHours(from, to, all));
  }

  private Reply preview(Call<HoursForm> call) {
    ServiceHours hours = Forms.toCore("hours", () -> call.body().toCore());
    String problem = ServiceCalendar.problem(hours);
    if (problem != null) {
      throw Problems.invalid("hours", problem).raise();
    }
    Instant now = runtime.clock().now();
    return Reply.ok(hours("", hours, now.minus(BACK), now.plus(PREVIEWED)));
  }

  private static TenantHours hours(TenantView tenant, Instant from, Instant to) {
    ContractForm contract = tenant.contract();
    return hours(
        tenant.id(),
        (contract == null ? ContractForm.STANDARD : contract).toCore().terms().hours(),
        from,
        to);
  }

  private static TenantHours hours(String tenant, ServiceHours hours, Instant from, Instant to) {
    ServiceCalendar calendar = ServiceCalendar.of(hours);
    List<Stretch> open = new ArrayList<>();
    Instant at = calendar.nextOpening(from);
    Instant close = calendar.nextClosing(at);
    boolean always = close == null;
    while (close != null && at.isBefore(to)) {
      open.add(new Stretch(at, close));
      at = calendar.nextOpening(close);
      close = calendar.nextClosing(at);
    }
    return new TenantHours(tenant, hours.zone().getId(), always, open);
  }

  private Reply suggestion(Call<NoBody> call) {
    IncidentId incident = Ids.incident(call);
    DeskId id = Ids.required("desk", call.query("desk").orElse(ContractForm.DESK), DeskId::new);
    TeamId team = Ids.optional("team", call.query("team").orElse(null), TeamId::new);
    if (!(asking.read(id).state() instanceof Desk desk)) {
      throw Problems.notFound().raise();
    }
    Explanation found = Suggestions.of(desk, incident, team, runtime.clock().now());
    if (found == null) {
      throw Problems.notFound().raise();
    }
    String best =
        found.candidates().stream()
            .filter(one -> one.excluded().isEmpty())
            .findFirst()
            .map(one -> one.engineer().text())
            .orElse(null);
    Job job = desk.job(incident);
    TeamId where = team != null || job == null ? team : job.team();
    return Reply.ok(
        new Suggestion(
            best,
            String.valueOf(where),
            TicketView.ExplanationPart.of(found).within(call.caller().reach())));
  }
}
