package io.fixfirst.control.status;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.open;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Secrets;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * Customers who are signed in report an incident: they fill in, see priority and times, and send.
 */
final class ReportRoutes {

  private static final String PATH = "/status/{page}/report";
  private static final String BECAUSE = "Whoever is not signed in is asked to sign in.";
  private static final int BODY_MAX = 150_000;

  private final ReportIntake intake;
  private final Visitors visitors;
  private final RuntimeClock clock;

  ReportRoutes(ReportIntake intake, Visitors visitors, RuntimeClock clock) {
    this.intake = intake;
    this.visitors = visitors;
    this.clock = clock;
  }

  @Doc("The form, as a browser sends it: application/x-www-form-urlencoded")
  record Fields(
      @Doc("The form's own") String key,
      @Doc("In one line") String summary,
      @Doc("A service of the contract") @Nullable String service,
      @Doc("All that is known") @Nullable String description,
      @Doc("LOW, MEDIUM or HIGH") String impact,
      @Doc("LOW, NORMAL, HIGH or URGENT") String urgency,
      @Doc("Anything, if it is a major incident") @Nullable String major,
      @Doc("check, change or send") String step) {}

  List<Operation<?>> table() {
    return List.of(
        open(GET, PATH, BECAUSE, "The form to report an incident")
            .with(StatusRoutes.LANGUAGE)
            .answers(200, null, "text/html")
            .by(this::form),
        open(POST, PATH, BECAUSE, "Look at a report before it is sent, or send it")
            .takesRaw(Fields.class, BODY_MAX)
            .repeatable()
            .answers(200, null, "text/html")
            .by(this::next),
        open(GET, PATH + "/due", BECAUSE, "Priority and times of a report, in a sentence")
            .with(
                StatusRoutes.LANGUAGE,
                Parameter.query("service", "A service of the contract", "mail"),
                Parameter.query("impact", "LOW, MEDIUM or HIGH", "HIGH"),
                Parameter.query("urgency", "LOW, NORMAL, HIGH or URGENT", "NORMAL"),
                Parameter.query("major", "Anything, if it is a major incident", "yes"))
            .answers(200, null, "text/plain")
            .by(this::due),
        open(GET, ReportHtml.SCRIPT, "It has no data.", "The script of the form")
            .answers(200, null, "text/javascript")
            .by(_ -> script()));
  }

  /** Somebody who may report for a tenant. */
  private record Visit(
      PageAddress address, Caller caller, Tenant.Known tenant, Words words, ReportHtml html) {}

  private Reply form(Call<NoBody> call) {
    Optional<Visit> visit = visit(call);
    if (visit.isEmpty()) {
      return outside(call);
    }
    ReportHtml html = visit.get().html();
    Optional<IncidentId> sent = call.query("sent").flatMap(text -> sent(visit.get(), text));
    return page(
        200,
        sent.map(id -> html.sent(id.text()))
            .orElseGet(
                () ->
                    html.form(
                        ReportForm.of(field -> field.equals("key") ? Secrets.fresh() : ""),
                        List.of())));
  }

  private static Optional<IncidentId> sent(Visit visit, String text) {
    try {
      return Optional.of(IncidentId.parse(text))
          .filter(id -> id.tenant().equals(visit.tenant().id()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Reply next(Call<byte[]> call) {
    Optional<Visit> found = visit(call);
    if (found.isEmpty()) {
      return outside(call);
    }
    Visit visit = found.get();
    Form fields = Form.of(call.body());
    ReportForm form = ReportForm.of(fields::get);
    Instant now = clock.now();
    List<String> problems = form.problems(visit.tenant().contract());
    ReportForm.Promise promise = form.promise(visit.tenant().contract(), now);
    if (!problems.isEmpty() || promise == null) {
      return page(422, visit.html().form(form, problems));
    }
    return switch (fields.get("step")) {
      case "send" -> send(visit, form);
      case "change" -> page(200, visit.html().form(form, List.of()));
      default -> page(200, visit.html().check(form, promise, now));
    };
  }

  private Reply send(Visit visit, ReportForm form) {
    try {
      IncidentId id =
          intake.report(
              visit.tenant().id(),
              visit.caller().by(),
              form.key(),
              form.report(visit.caller().by()));
      return Reply.empty(303)
          .with(
              "Location",
              visit.address().path()
                  + "/report?sent="
                  + id.text()
                  + "&lang="
                  + visit.words().language().code())
          .with("Cache-Control", "no-store");
    } catch (ProblemException e) {
      return page(e.problem().status(), visit.html().refused(form, e.problem().detail()));
    }
  }

  private Reply due(Call<NoBody> call) {
    Visit visit = visit(call).orElseThrow(() -> Problems.notFound().raise());
    ReportForm form = ReportForm.of(field -> call.query(field).orElse(""));
    Instant now = clock.now();
    String sentence = visit.html().due(form.promise(visit.tenant().contract(), now), now);
    return Reply.of(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, sentence))
        .with("Cache-Control", "no-store");
  }

  private Optional<Visit> visit(Call<?> call) {
    Optional<PageAddress> address = PageAddress.parse(call.path("page"));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        visitors
            .of(call.request())
            .filter(one -> one.may(Permission.OPEN_INCIDENTS) && one.sees(address.get().tenant()));
    if (caller.isEmpty()) {
      return Optional.empty();
    }
    Words words = StatusRoutes.words(call);
    return intake
        .tenant(address.get().tenant())
        .map(
            tenant ->
                new Visit(
                    address.get(),
                    caller.get(),
                    tenant,
                    words,
                    new ReportHtml(words, address.get(), tenant.name(), tenant.contract())));
  }

  /** To the sign-in for strangers, whatever they ask for; nothing for those who may not report. */
  private Reply outside(Call<?> call) {
    return visitors.of(call.request()).isEmpty()
        ? Reply.empty(303)
            .with("Location", StatusRoutes.signIn("/status/" + call.path("page") + "/report"))
            .with("Cache-Control", "no-store")
        : StatusRoutes.nothing(call);
  }

  private static Reply page(int status, String page) {
    return StatusRoutes.html(status, page)
        .with("Content-Security-Policy", ReportHtml.POLICY)
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }

  private static Reply script() {
    return Reply.of(
            HttpEntities.create(
                MediaTypes.APPLICATION_JAVASCRIPT.toContentType(
                    org.apache.pekko.http.javadsl.model.HttpCharsets.UTF_8),
                Templates.text("report.js")))
        .with("Cache-Control", "public, max-age=3600")
        .with("X-Content-Type-Options", "nosniff");
  }
}
