package io.fixfirst.control.status;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.open;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.IncidentQuery;
import io.fixfirst.control.view.ViewReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * The status page of a tenant, as a page, as JSON and as a feed. A page that the visitor may not
 * see is answered like one of a tenant that does not exist.
 */
public final class StatusRoutes {

  static final String BECAUSE =
      "The tenant chooses who sees its page: everybody, whoever has the link, or who is signed in.";
  private static final ContentType ATOM =
      MediaTypes.customWithFixedCharset(
              "application", "atom+xml", HttpCharsets.UTF_8, Map.of(), false)
          .toContentType();
  static final Parameter LANGUAGE =
      Parameter.query("lang", "en, da, sv or nl; by the browser's language if left out", "da");

  private final ViewReader views;
  private final Visits visits;
  private final ReportRoutes reports;
  private final SubscriptionRoutes subscriptions;
  private final boolean mail;

  /**
   * @throws SQLException if the database does not answer
   */
  public StatusRoutes(
      DataSource dataSource,
      ViewReader views,
      Authenticator authenticator,
      ReportIntake intake,
      MailSettings mail,
      RuntimeClock clock)
      throws SQLException {
    Visitors visitors = new Visitors(authenticator);
    this.views = views;
    this.visits = new Visits(new StatusReader(dataSource), visitors, clock);
    this.reports = new ReportRoutes(intake, visitors, clock);
    this.subscriptions = new SubscriptionRoutes(new Subscriptions(dataSource, mail), visits);
    this.mail = mail.isOn();
  }

  /** {@return the operations} */
  public List<Operation<?>> table() {
    List<Operation<?>> all = new ArrayList<>(reports.table());
    all.addAll(subscriptions.table());
    all.addAll(pages());
    return all;
  }

  private List<Operation<?>> pages() {
    return List.of(
        open(GET, "/status/{page}", BECAUSE, "A tenant's status page")
            .with(LANGUAGE, Parameter.header("Accept-Language", "The page's language", "da, en"))
            .answers(200, null, "text/html")
            .by(this::page),
        open(GET, "/status/{page}/summary.json", BECAUSE, "The page in Statuspage's JSON")
            .answers(200, SummaryJson.Summary.class)
            .by(this::summary),
        open(GET, "/status/{page}/feed.atom", BECAUSE, "The page as an Atom feed")
            .with(LANGUAGE)
            .answers(200, null, "application/atom+xml")
            .by(this::feed));
  }

  private Reply page(Call<NoBody> call) throws SQLException {
    Words words = words(call);
    Optional<Visits.Visit> visit = visits.of(call);
    if (visit.isEmpty()) {
      return nothing(call);
    }
    PageAddress address = visit.get().address();
    Caller caller = visit.get().caller();
    String said = "?lang=" + words.language().code();
    StatusHtml.Links links =
        new StatusHtml.Links(
            address.path() + "/feed.atom" + said,
            address.path() + "/summary.json",
            "?lang=",
            "",
            caller != null && caller.may(Permission.OPEN_INCIDENTS, address.tenant())
                ? address.path() + "/report" + said
                : null,
            mail ? address.path() + "/subscribe" + said : null,
            caller == null ? signIn(address.path()) : null);
    return cached(
        html(200, StatusHtml.page(words, visit.get().situation(), links, own(visit.get()))),
        visit.get());
  }

  private Reply summary(Call<NoBody> call) throws SQLException {
    Visits.Visit visit = visits.of(call).orElseThrow(() -> Problems.notFound().raise());
    byte[] json = SummaryJson.of(visit.situation(), url(call, visit));
    return cached(new Reply(200, json, null, Map.of()), visit);
  }

  private Reply feed(Call<NoBody> call) throws SQLException {
    Visits.Visit visit = visits.of(call).orElseThrow(() -> Problems.notFound().raise());
    byte[] xml = StatusFeed.of(words(call), visit.situation(), url(call, visit));
    return cached(Reply.of(HttpEntities.create(ATOM, xml)), visit);
  }

  private StatusHtml.@Nullable Own own(Visits.Visit visit) throws SQLException {
    Caller caller = visit.caller();
    if (caller == null || !caller.may(Permission.SEE_INCIDENTS, visit.address().tenant())) {
      return null;
    }
    ViewReader.Page<io.fixfirst.control.view.IncidentView> tickets =
        views
            .of(Reach.of(visit.address().tenant()))
            .incidents(
                new IncidentQuery(
                    visit.address().tenant().text(),
                    true,
                    Set.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Optional.empty(),
                    IncidentQuery.Sort.NEWEST,
                    StatusHtml.TICKETS_MAX,
                    Optional.empty()));
    return new StatusHtml.Own(caller.name(), tickets.items(), tickets.cursor() != null);
  }

  /** {@return where one signs in, and comes back from} */
  static String signIn(String path) {
    return "/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /** {@return the answer for what does not exist, and for what may not be seen} */
  static Reply nothing(Call<?> call) {
    String page = StatusHtml.nothing(words(call), signIn("/status/" + call.path("page")));
    return html(404, page).with("Cache-Control", "no-store");
  }

  static Words words(Call<?> call) {
    return Words.of(
        Words.Language.of(
            call.query("lang").orElseGet(() -> call.header("Accept-Language").orElse("en"))));
  }

  /** The address as the visitor has it: what the feed's readers follow must be a whole one. */
  private static String url(Call<?> call, Visits.Visit visit) {
    return call.request().getUri().scheme()
        + "://"
        + call.header("Host").orElseGet(() -> call.request().getUri().host().address())
        + visit.address().path();
  }

  static Reply html(int status, String page) {
    return new Reply(
            status,
            null,
            HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, page.getBytes(StandardCharsets.UTF_8)),
            Map.of())
        .with("Content-Security-Policy", Templates.POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin");
  }

  /** What everybody may see may be kept for some seconds by whoever stands in between. */
  private static Reply cached(Reply reply, Visits.Visit visit) {
    boolean open = visit.caller() == null && visit.address().secret().isEmpty();
    return reply
        .with("Cache-Control", open ? "public, max-age=15" : "private, no-store")
        .with("Vary", "Accept-Language, Authorization, Cookie");
  }
}
