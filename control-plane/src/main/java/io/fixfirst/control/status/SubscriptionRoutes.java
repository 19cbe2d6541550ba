package io.fixfirst.control.status;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.open;

import com.samskivert.mustache.Template;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.status.Subscriptions.Subscription;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Visitors of a page subscribe to its news. A link of a mail shows a page with a button, so that
 * programs that follow every link of a mail confirm and end nothing; the one-click unsubscription
 * of mail programs (RFC 8058) is a POST to the same link.
 */
final class SubscriptionRoutes {

  /** The path of the link that confirms. */
  static final String CONFIRM = "/status/mail/confirm";

  /** The path of the link that ends. */
  static final String END = "/status/mail/end";

  private static final String LINK = "The link's secret says whose it is.";
  private static final int BODY_MAX = 100_000;
  private static final int ADDRESS_MAX = 254;
  private static final Parameter TOKEN = Parameter.query("token", "Of the mail's link", "12.9f…");
  private static final Template SUBSCRIBE = Templates.of("subscribe");
  private static final Template NOTICE = Templates.of("notice");

  private final Subscriptions subscriptions;
  private final Visits visits;

  SubscriptionRoutes(Subscriptions subscriptions, Visits visits) {
    this.subscriptions = subscriptions;
    this.visits = visits;
  }

  @Doc("The form, as a browser sends it: application/x-www-form-urlencoded")
  record Fields(
      @Doc("Where news shall go") @Nullable String email,
      @Doc("Anything, for news of all services") @Nullable String all,
      @Doc("Of the mail's link") @Nullable String token) {}

  List<Operation<?>> table() {
    return List.of(
        open(GET, "/status/{page}/subscribe", StatusRoutes.BECAUSE, "The form to get news by mail")
            .with(StatusRoutes.LANGUAGE)
            .answers(200, null, "text/html")
            .by(this::form),
        open(
                POST,
                "/status/{page}/subscribe",
                StatusRoutes.BECAUSE,
                "Ask an address whether it wants news")
            .takesRaw(Fields.class, BODY_MAX)
            .repeatable()
            .answers(200, null, "text/html")
            .by(this::ask),
        open(GET, CONFIRM, LINK, "The page that confirms a subscription")
            .with(TOKEN)
            .answers(200, null, "text/html")
            .by(this::asked),
        open(POST, CONFIRM, LINK, "Confirm a subscription")
            .takesRaw(Fields.class, BODY_MAX)
            .with(TOKEN)
            .repeatable()
            .answers(200, null, "text/html")
            .by(this::confirm),
        open(GET, END, LINK, "The page that ends a subscription")
            .with(TOKEN)
            .answers(200, null, "text/html")
            .by(this::ending),
        open(POST, END, LINK, "End a subscription, by its page or by a mail program's one click")
            .takesRaw(Fields.class, BODY_MAX)
            .with(TOKEN)
            .repeatable()
            .answers(200, null, "text/html")
            .by(this::end));
  }

  private Reply form(Call<NoBody> call) throws SQLException {
    Optional<Visits.Visit> visit = visits.of(call);
    return visit.isPresent() && subscriptions.settings().isOn()
        ? page(200, form(call, visit.get(), new Form(Map.of("all", "yes")), false))
        : StatusRoutes.nothing(call);
  }

  private Reply ask(Call<byte[]> call) throws SQLException {
    Optional<Visits.Visit> found = visits.of(call);
    if (found.isEmpty() || !subscriptions.settings().isOn()) {
      return StatusRoutes.nothing(call);
    }
    Visits.Visit visit = found.get();
    Form form = Form.of(call.body());
    if (!isAddress(form.get("email"))) {
      return page(422, form(call, visit, form, true));
    }
    Words words = StatusRoutes.words(call);
    List<String> services =
        visit.situation().tenant().services().stream()
            .map(StatusTenant.Service::id)
            .filter(id -> !form.get("service." + id).isEmpty())
            .toList();
    subscriptions.ask(
        visit.address().tenant(),
        form.get("email"),
        form.get("all").isEmpty() ? services : List.of(),
        words.language());
    return page(
        200, notice(words, "mail.asked", words.say("mail.asked"), visit.address().path(), null));
  }

  private Reply asked(Call<NoBody> call) throws SQLException {
    String token = call.query("token").orElse("");
    return question(call, subscriptions.asked(token), "mail.confirm", CONFIRM, token);
  }

  private Reply confirm(Call<byte[]> call) throws SQLException {
    Words words = StatusRoutes.words(call);
    return subscriptions
        .confirm(token(call))
        .map(
            one ->
                page(
                    200,
                    notice(
                        words,
                        "mail.confirmed",
                        words.say("mail.confirmed", one.email()),
                        null,
                        null)))
        .orElseGet(() -> gone(words));
  }

  private Reply ending(Call<NoBody> call) throws SQLException {
    String token = call.query("token").orElse("");
    return question(call, subscriptions.ending(token), "mail.end", END, token);
  }

  private Reply end(Call<byte[]> call) throws SQLException {
    Words words = StatusRoutes.words(call);
    Optional<Subscription> found = subscriptions.ending(token(call));
    if (found.isEmpty()) {
      return gone(words);
    }
    subscriptions.end(found.get().id());
    return page(200, notice(words, "mail.ended", words.say("mail.ended"), null, null));
  }

  private static String token(Call<byte[]> call) {
    String token = Form.of(call.body()).get("token");
    return token.isEmpty() ? call.query("token").orElse("") : token;
  }

  private static Reply question(
      Call<?> call, Optional<Subscription> found, String words, String path, String token) {
    Words said = StatusRoutes.words(call);
    return found
        .map(
            one ->
                page(
                    200,
                    notice(
                        said,
                        words,
                        said.say(words + ".text", one.email()),
                        null,
                        Map.of("token", token, "action", path, "button", said.say(words)))))
        .orElseGet(() -> gone(said));
  }

  private static Reply gone(Words words) {
    return page(404, notice(words, "mail.gone", words.say("mail.gone"), null, null));
  }

  private static Reply page(int status, String page) {
    return StatusRoutes.html(status, page).with("Cache-Control", "no-store");
  }

  private static String form(Call<?> call, Visits.Visit visit, Form form, boolean wrong) {
    Words words = StatusRoutes.words(call);
    StatusTenant tenant = visit.situation().tenant();
    Map<String, Object> page = page(words);
    page.put("title", words.say("mail.title", tenant.name()));
    page.put("tenant", tenant.name());
    page.put("back", visit.address().path());
    page.put("action", visit.address().path() + "/subscribe?lang=" + words.language().code());
    page.put("email", form.get("email"));
    page.put("all", !form.get("all").isEmpty());
    page.put("problems", wrong ? Map.of("all", List.of(words.say("mail.address.wrong"))) : null);
    page.put(
        "services",
        tenant.services().stream()
            .map(
                service ->
                    Map.of(
                        "value", service.id(),
                        "label", service.label(),
                        "chosen", !form.get("service." + service.id()).isEmpty()))
            .toList());
    return SUBSCRIBE.execute(page);
  }

  private static String notice(
      Words words,
      String title,
      String text,
      @Nullable String back,
      @Nullable Map<String, Object> question) {
    Map<String, Object> page = page(words);
    page.put("title", words.say(title + ".title"));
    page.put("tenant", "");
    page.put("back", back);
    page.put("text", text);
    page.put("token", null);
    if (question != null) {
      page.putAll(question);
    }
    return NOTICE.execute(page);
  }

  private static Map<String, Object> page(Words words) {
    Map<String, Object> page = new HashMap<>();
    page.put("lang", words.language().code());
    page.put("css", Templates.CSS);
    page.put("script", null);
    page.put("w", words.byName());
    return page;
  }

  private static boolean isAddress(String text) {
    if (text.length() > ADDRESS_MAX
        || !text.matches("[\\x21-\\x7e]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+")) {
      return false;
    }
    try {
      new InternetAddress(text, true).validate();
      return true;
    } catch (AddressException _) {
      return false;
    }
  }
}
