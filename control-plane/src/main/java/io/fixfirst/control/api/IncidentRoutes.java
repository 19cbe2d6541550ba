package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.Reply.Done;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.api.IncidentRequests.OpenIncident;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.stream.Audience;
import io.fixfirst.control.stream.PublicEvent;
import io.fixfirst.control.view.IncidentQuery;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Incidents: reporting, listing, reading. What is done to one is in {@link ActionRoutes}. */
final class IncidentRoutes {

  private static final String OPEN = "open";
  private static final int PAST_MAX = 2_000;
  private static final int SIMILAR_MAX = 10;

  private final Asking asking;
  private final Reporting reporting;
  private final Incidents incidents;
  private final ViewReader views;
  private final RuntimeClock clock;

  IncidentRoutes(
      Asking asking,
      Reporting reporting,
      Incidents incidents,
      ViewReader views,
      RuntimeClock clock) {
    this.asking = asking;
    this.reporting = reporting;
    this.incidents = incidents;
    this.views = views;
    this.clock = clock;
  }

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/incidents", Permission.SEE_INCIDENTS, "List incidents")
            .with(
                Lists.TENANT,
                Parameter.query(
                    "state", "Only in these states; all open ones for \"open\"", "queued,working"),
                Parameter.query("priority", "Only of these priorities", "p1,high"),
                Parameter.query("line", "Only at this line", "second"),
                Parameter.query("team", "Only with this team", "infrastructure"),
                Parameter.query("engineer", "Only with this engineer", "ada"),
                Parameter.query("service", "Only of this service", "mail"),
                Parameter.query("device", "Only of this device", "kolding:srv-001"),
                Lists.TEXT,
                Parameter.query("sort", "newest (default), oldest or due", "due"),
                Lists.LIMIT,
                Lists.CURSOR)
            .answers(200, Pages.Incidents.class)
            .by(this::list),
        operation(POST, "/api/v1/incidents", Permission.OPEN_INCIDENTS, "Report an incident")
            .takes(OpenIncident.class)
            .with(
                Parameter.header(
                    "Idempotency-Key",
                    "A repeat opens nothing new, whatever happens in between",
                    "5f0c..."))
            .answers(201, IncidentView.class)
            .by(this::open),
        operation(GET, "/api/v1/incidents/{incident}", Permission.SEE_INCIDENTS, "One incident")
            .with(Lists.AT)
            .answers(200, IncidentView.class)
            .by(this::one),
        operation(
                GET,
                "/api/v1/incidents/{incident}/timeline",
                Permission.SEE_INCIDENTS,
                "Everything that has happened to it")
            .with(
                Parameter.query("limit", "Events of a page, 1 to 5000", "1000"),
                Lists.CURSOR,
                Lists.AT)
            .answers(200, Pages.Timeline.class)
            .by(this::timeline),
        operation(
                GET,
                "/api/v1/incidents/{incident}/sla",
                Permission.SEE_INCIDENTS,
                "Every interval of each clock, summing to the deadline")
            .with(Lists.AT)
            .answers(200, SlaView.class)
            .by(this::sla),
        operation(
                GET,
                "/api/v1/incidents/{incident}/actions",
                Permission.SEE_INCIDENTS,
                "What may be done with it now, and why not the rest")
            .answers(200, ActionsView.class)
            .by(this::actions),
        operation(
                GET,
                "/api/v1/incidents/{incident}/similar",
                Permission.SEE_INCIDENTS,
                "Past incidents that look like it, and how they were solved")
            .answers(200, SimilarView.class)
            .by(this::similar));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    String states = call.query("state").orElse("");
    boolean open = states.equals(OPEN);
    Set<IncidentView.State> only = EnumSet.noneOf(IncidentView.State.class);
    if (!open) {
      only.addAll(Lists.values(call, "state", IncidentView.State.class));
    }
    IncidentQuery.Sort sort = Lists.value(call, "sort", IncidentQuery.Sort.class);
    ViewReader.Page<IncidentView> page =
        views(call)
            .incidents(
                new IncidentQuery(
                    Lists.tenant(call),
                    open,
                    only,
                    Lists.values(call, "priority", Priority.class),
                    Lists.value(call, "line", Line.class),
                    call.query("team").orElse(null),
                    call.query("engineer").orElse(null),
                    call.query("service").orElse(null),
                    call.query("device").orElse(null),
                    call.query("text"),
                    sort == null ? IncidentQuery.Sort.NEWEST : sort,
                    Lists.limit(call),
                    call.query("cursor")));
    Caller caller = call.caller();
    return Reply.ok(
        new Pages.Incidents(
            page.items().stream().map(view -> Incidents.seenBy(view, caller)).toList(),
            page.cursor()));
  }

  private Reply open(Call<OpenIncident> call) throws Exception {
    OpenIncident request = call.body();
    Caller caller = call.caller();
    TenantId tenant = Ids.tenant(caller, request.tenant());
    String reference = reference(call, request);
    Report report = report(request, caller, tenant);
    IncidentId id = reporting.report(tenant, reference, report);
    Optional<IncidentView> view =
        Patience.until(() -> asking.isKnown(id) ? incidents.find(id) : Optional.empty());
    return (view.isPresent()
            ? Incidents.show(201, view.get(), caller)
            : Reply.json(202, new Accepted(id.text())))
        .with("Location", "/api/v1/incidents/" + id.text());
  }

  /** What is known of an incident before it has opened. */
  record Accepted(String id) {}

  private static String reference(Call<OpenIncident> call, OpenIncident request) {
    String by = call.caller().by();
    if (request.reference() != null) {
      return References.of(by, "reference", request.reference());
    }
    return call.header("Idempotency-Key")
        .map(key -> References.of(by, "key", key))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  private static Report report(OpenIncident request, Caller caller, TenantId tenant) {
    DeviceId device = request.device() == null ? null : Ids.device(caller, request.device());
    if (device != null && !device.tenant().equals(tenant)) {
      throw Problems.invalid("device", "is not the tenant's").raise();
    }
    return new Report(
        request.summary(),
        request.description(),
        request.service(),
        device,
        request.category() == null ? "general" : request.category(),
        request.impact(),
        request.urgency(),
        Boolean.TRUE.equals(request.major()),
        caller.by(),
        request.channel() == null ? (caller.isCustomer() ? "portal" : "phone") : request.channel(),
        request.kind());
  }

  private Reply one(Call<NoBody> call) throws SQLException {
    IncidentId id = Ids.incident(call);
    Optional<Instant> at = Lists.at(call);
    return Incidents.show(
        200, at.isEmpty() ? incidents.get(id) : incidents.get(id, at.get()), call.caller());
  }

  private Reply sla(Call<NoBody> call) throws SQLException {
    IncidentId id = Ids.incident(call);
    Instant now = clock.now();
    Optional<Instant> at = Lists.at(call).filter(now::isAfter);
    if (at.isPresent()) {
      return Reply.ok(SlaView.of(incidents.state(id, at.get()).ledgers(at.get()), at.get()));
    }
    Done done = asking.read(id);
    return Reply.ok(SlaView.of(state(done).ledgers(now), now)).revision(done.revision());
  }

  private Reply actions(Call<NoBody> call) {
    Done done = asking.read(Ids.incident(call));
    return Reply.ok(ActionsView.of(state(done))).revision(done.revision());
  }

  private static Incident state(Done done) {
    if (!(done.state() instanceof Incident incident) || done.revision() == 0) {
      throw Problems.notFound().raise();
    }
    return incident;
  }

  private Reply timeline(Call<NoBody> call) throws SQLException {
    Audience audience = Audience.of(call.caller());
    IncidentId id = Ids.incident(call);
    Optional<Instant> at = Lists.at(call);
    List<JournalEvent> history =
        at.isEmpty() ? incidents.history(id) : incidents.history(id, at.get());
    int from = call.query("cursor", 0, 0, 999_999_999);
    int to = Math.min(history.size(), from + call.query("limit", 1000, 1, 5000));
    return Reply.ok(
        new Pages.Timeline(
            history.subList(Math.min(from, to), to).stream()
                .flatMap(event -> PublicEvent.of(event, audience).stream())
                .toList(),
            to < history.size() ? Integer.toString(to) : null));
  }

  private Reply similar(Call<NoBody> call) throws SQLException {
    IncidentView incident = incidents.get(Ids.incident(call));
    return Reply.ok(SimilarView.of(incident, views(call).past(PAST_MAX), SIMILAR_MAX));
  }

  private ViewReader views(Call<?> call) {
    return views.of(call.caller());
  }
}
