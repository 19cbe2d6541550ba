package io.fixfirst.control.status;

import com.samskivert.mustache.Template;
import io.fixfirst.control.status.History.Day;
import io.fixfirst.control.status.Situation.ServiceState;
import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusIncident.Step;
import io.fixfirst.control.status.StatusTenant.Service;
import io.fixfirst.control.status.StatusTenant.Window;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.core.tenant.StatusPage.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the status page. It needs no script, and loads nothing. */
final class StatusHtml {

  /** Of each kind; so that a page stays readable in two seconds on a bad connection. */
  private static final int CURRENT_MAX = 10;

  private static final int PAST_MAX = 5;
  private static final int POSTS_MAX = 6;

  /** Characters of one published text, and of all of them; the feed and the JSON have the rest. */
  private static final int TEXT_MAX = 1_000;

  private static final int TEXTS_MAX = 12_000;
  private static final int WINDOWS_MAX = 10;
  private static final int SERVICES_MAX = 30;
  private static final int DAYS_MAX = 5;
  static final int TICKETS_MAX = 20;

  private static final Template PAGE = Templates.of("page");
  private static final Template NOTHING = Templates.of("nothing");

  private static final List<Map<String, Object>> MARKED =
      Arrays.stream(Level.values())
          .map(level -> Map.<String, Object>of("level", level.ordinal(), "d", mark(level)))
          .toList();

  private final Words words;
  private final Situation situation;
  private final ZoneId zone;
  private int written;

  private StatusHtml(Words words, Situation situation) {
    this.words = words;
    this.situation = situation;
    this.zone = situation.tenant().zoneId();
  }

  /**
   * Where the page's links lead; null for a link that is not there.
   *
   * @param language the page in a language of the code that is put behind it
   */
  record Links(
      String feed,
      String json,
      String language,
      String languageEnd,
      @Nullable String report,
      @Nullable String subscribe,
      @Nullable String signIn) {}

  /**
   * What only those who are signed in see.
   *
   * @param more whether there are further tickets
   */
  record Own(String name, List<IncidentView> tickets, boolean more) {}

  /** {@return the page} */
  static String page(Words words, Situation situation, Links links, @Nullable Own own) {
    return new StatusHtml(words, situation).write(links, own);
  }

  /**
   * {@return the page for what does not exist, and for what may not be seen}
   *
   * @param signIn where one signs in
   */
  static String nothing(Words words, String signIn) {
    return NOTHING.execute(
        Map.of(
            "lang",
            words.language().code(),
            "css",
            Templates.CSS,
            "policy",
            Templates.IN_PAGE,
            "w",
            Map.of(
                "title", words.say("nothing.title"),
                "text", words.say("nothing.text"),
                "hint", words.say("nothing.sign.in"),
                "signIn", words.say("sign.in")),
            "signIn",
            signIn));
  }

  private String write(Links links, @Nullable Own own) {
    Map<String, Object> page = new HashMap<>();
    page.put("lang", words.language().code());
    page.put("css", Templates.CSS);
    page.put("policy", Templates.IN_PAGE);
    page.put("hidden", situation.tenant().page().visibility() != Visibility.PUBLIC);
    page.put("title", words.say("title", situation.tenant().name()));
    page.put("tenant", situation.tenant().name());
    page.put("w", words.byName());
    page.put("languages", languages(links));
    page.put("links", links(links));
    page.put("marks", MARKED);
    page.put("level", situation.overall().ordinal());
    page.put("overall", words.word("overall", situation.overall()));
    page.put("asOf", words.say("as.of", words.time(situation.now(), zone)));
    List<StatusIncident> current = situation.current();
    page.put("current", current.stream().limit(CURRENT_MAX).map(this::incident).toList());
    page.put("currentMore", more("current.more", current.size() - CURRENT_MAX));
    page.put("windows", situation.windows().stream().limit(WINDOWS_MAX).map(this::window).toList());
    page.put("services", services().map(this::service).toList());
    page.put("servicesMore", more("services.more", situation.services().size() - SERVICES_MAX));
    page.put("sla", attained());
    page.put("past", situation.past().stream().limit(PAST_MAX).map(this::incident).toList());
    page.put("tickets", own == null ? null : tickets(own));
    page.put("signedIn", own == null ? null : words.say("signed.in", own.name()));
    page.put("zone", words.say("zone", zone.getId()));
    return PAGE.execute(page);
  }

  private List<Map<String, Object>> languages(Links links) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Words.Language language : Words.Language.values()) {
      all.add(
          Map.of(
              "code",
              language.code(),
              "name",
              Words.of(language).say("language"),
              "href",
              links.language() + language.code() + links.languageEnd(),
              "chosen",
              language == words.language()));
    }
    return all;
  }

  private static Map<String, Object> links(Links links) {
    Map<String, Object> all = new HashMap<>();
    all.put("feed", links.feed());
    all.put("json", links.json());
    all.put("report", links.report());
    all.put("subscribe", links.subscribe());
    all.put("signIn", links.signIn());
    return all;
  }

  private Map<String, Object> incident(StatusIncident incident) {
    Map<String, Object> one = new HashMap<>();
    Level level = incident.isOver() ? incident.worst() : incident.level();
    one.put("level", level.ordinal());
    one.put("title", title(words, situation.tenant(), incident));
    Instant resolved = incident.resolved();
    one.put(
        "times",
        resolved == null
            ? words.say("since", words.time(incident.opened(), situation.now(), zone))
            : words.say(
                "past.times", words.time(incident.opened(), zone), words.time(resolved, zone)));
    one.put("next", next(incident));
    one.put(
        "posts", incident.posts().reversed().stream().limit(POSTS_MAX).map(this::post).toList());
    return one;
  }

  /**
   * {@return what an incident is called where others may read it: the service and how bad it is}
   */
  static String title(Words words, StatusTenant tenant, StatusIncident incident) {
    return title(
        words, tenant, incident.service(), incident.isOver() ? incident.worst() : incident.level());
  }

  static String title(Words words, StatusTenant tenant, @Nullable String service, Level level) {
    Level said = level == Level.MAINTENANCE ? Level.OPERATIONAL : level;
    return words.say(
        "incident." + said.name(),
        tenant.services().stream()
            .filter(one -> one.id().equals(service))
            .map(Service::label)
            .findFirst()
            .orElseGet(() -> words.say("general")));
  }

  private @Nullable String next(StatusIncident incident) {
    Instant next = incident.nextUpdate();
    if (next == null || incident.isOver()) {
      return null;
    }
    return words.say(
        next.isBefore(situation.now()) ? "next.late" : "next",
        words.time(next, situation.now(), zone));
  }

  private Map<String, Object> post(Post post) {
    String text = text(words, post);
    int room = Math.max(0, Math.min(TEXT_MAX, TEXTS_MAX - written));
    written += text.length();
    return Map.of(
        "iso",
        post.at().toString(),
        "at",
        words.time(post.at(), situation.now(), zone),
        "text",
        text.length() <= room ? text : text.substring(0, room) + "…");
  }

  /** {@return what a step says: the words that were published, or ours} */
  static String text(Words words, Post post) {
    String text = post.text();
    if (text == null) {
      return words.word("step", post.step());
    }
    return post.step() == Step.REVIEW ? words.word("step", post.step()) + " " + text : text;
  }

  private Map<String, Object> window(Window window) {
    return Map.of(
        "level",
        Level.MAINTENANCE.ordinal(),
        "services",
        services(words, situation.tenant(), window),
        "times",
        words.say(
            "maintenance.from.to", words.time(window.from(), zone), words.time(window.to(), zone)),
        "now",
        window.isOpen(situation.now()),
        "reason",
        window.reason());
  }

  /** {@return whom a maintenance concerns, without the names of devices} */
  static String services(Words words, StatusTenant tenant, Window window) {
    if (window.all()) {
      return words.say("maintenance.all");
    }
    String labels =
        tenant.services().stream()
            .filter(service -> window.concerns(service.id()))
            .map(Service::label)
            .collect(Collectors.joining(", "));
    return labels.isEmpty() ? words.say("maintenance.devices") : labels;
  }

  /** The disturbed ones are never left out. */
  private java.util.stream.Stream<ServiceState> services() {
    if (situation.services().size() <= SERVICES_MAX) {
      return situation.services().stream();
    }
    return situation.services().stream()
        .sorted(Comparator.comparing(ServiceState::level).reversed())
        .limit(SERVICES_MAX);
  }

  private Map<String, Object> service(ServiceState state) {
    List<Day> disturbed =
        state.history().days().reversed().stream().filter(Day::isDisturbed).toList();
    Map<String, Object> one = new TreeMap<>();
    one.put("label", state.service().label());
    one.put("level", state.level().ordinal());
    one.put("state", words.word("level", state.level()));
    one.put(
        "lines",
        Bars.of(state.history()).stream()
            .map(line -> Map.of("kind", line.kind(), "height", line.height(), "d", line.drawing()))
            .toList());
    one.put("plain", disturbed.isEmpty());
    one.put(
        "summary",
        disturbed.isEmpty()
            ? words.say("history.none")
            : words.say("history.some", disturbed.size()));
    one.put(
        "available", words.say("history.available", words.percent(state.history().available(), 2)));
    one.put("days", disturbed.stream().limit(DAYS_MAX).map(this::day).toList());
    return one;
  }

  private String day(Day day) {
    return words.say(
        "history.day",
        words.day(day.date()),
        words.word("level", day.worst() == null ? Level.OPERATIONAL : day.worst()),
        words.length(day.disturbed()));
  }

  private String attained() {
    int solved = situation.attained().solved();
    int kept = situation.attained().kept();
    return solved == 0
        ? words.say("sla.none")
        : words.say("sla.kept", words.percent((double) kept / solved, 1))
            + " ("
            + words.say("sla.of", kept, solved)
            + ").";
  }

  private Map<String, Object> tickets(Own own) {
    Map<String, Object> all = new HashMap<>();
    all.put("any", !own.tickets().isEmpty());
    all.put("rows", own.tickets().stream().map(this::ticket).toList());
    all.put("more", own.more() ? words.say("tickets.more", own.tickets().size()) : null);
    return all;
  }

  private Map<String, Object> ticket(IncidentView ticket) {
    Instant due = ticket.resolveDue();
    return Map.of(
        "id", ticket.id(),
        "summary", ticket.summary(),
        "state", words.word("state", ticket.state()),
        "priority", words.word("priority", ticket.priority()),
        "opened", words.time(ticket.opened(), situation.now(), zone),
        "due", due == null ? words.say("ticket.due.none") : words.time(due, situation.now(), zone));
  }

  private @Nullable String more(String key, int count) {
    return count > 0 ? words.say(key, count) : null;
  }

  /** Icons of different shape, so that colour is not the only sign. */
  private static String mark(Level level) {
    return switch (level) {
      case OPERATIONAL -> "M6.2 12.6 1.9 8.3l1.6-1.6 2.7 2.7 6.3-6.3 1.6 1.6z";
      case MAINTENANCE -> "M2 3h12v2.2H2zM2 7h12v2.2H2zM2 11h7v2.2H2z";
      case DEGRADED -> "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm-1 2.5h2v4.2l2.6 1.6-1 1.6L7 9.7z";
      case PARTIAL_OUTAGE -> "M8 1.2 15.4 14.4H.6zM7 6v4.2h2V6zm0 5.2v1.9h2v-1.9z";
      case MAJOR_OUTAGE ->
          "M3.6 2 8 6.4 12.4 2 14 3.6 9.6 8l4.4 4.4-1.6 1.6L8 9.6 3.6 14 2 12.4 6.4 8 2 3.6z";
    };
  }
}
