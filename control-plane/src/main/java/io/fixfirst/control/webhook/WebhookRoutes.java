package io.fixfirst.control.webhook;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.StoredNames;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.access.Secrets;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.Reading;
import io.fixfirst.control.webhook.WebhookForms.ChangeWebhook;
import io.fixfirst.control.webhook.WebhookForms.CreateWebhook;
import io.fixfirst.control.webhook.WebhookForms.CreatedWebhook;
import io.fixfirst.control.webhook.WebhookForms.DeliveryPage;
import io.fixfirst.control.webhook.WebhookForms.DeliveryView;
import io.fixfirst.control.webhook.WebhookForms.NewSecret;
import io.fixfirst.control.webhook.WebhookForms.QueuedMessage;
import io.fixfirst.control.webhook.WebhookForms.RotateSecret;
import io.fixfirst.control.webhook.WebhookForms.SentAgain;
import io.fixfirst.control.webhook.WebhookForms.WebhookList;
import io.fixfirst.control.webhook.WebhookForms.WebhookView;
import io.fixfirst.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Webhooks of tenants and of the provider: added, changed, tried out, and their dead letters. */
public final class WebhookRoutes {

  private static final String ALL = "/api/v1/webhooks";
  private static final String ONE = ALL + "/{webhook}";
  private static final Permission NEEDED = Permission.MANAGE_WEBHOOKS;
  private static final Duration OVERLAP_MAX = Duration.ofDays(30);
  private static final int SHOWN_MAX = 500;
  private static final int PAGE = 50;
  private static final int PAGE_MAX = 500;
  private static final String TEST = "webhook-test";

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Destinations destinations;
  private final WebhookSettings settings;
  private final Tenants tenants;
  private final InstantSource time;
  private final StoredNames names = EntityType.names(EntityTypes.ALL);

  /** What is to be known of tenants. */
  public interface Tenants {
    /** {@return the tenant that a caller names, or its own; it exists} */
    TenantId named(Caller caller, @Nullable String name);

    /** {@return how many webhooks there may be of a tenant, or of the provider} */
    int webhooksMax(@Nullable TenantId tenant);
  }

  /**
   * @param time real time
   * @throws SQLException if the database does not answer
   */
  public WebhookRoutes(
      DataSource dataSource,
      JournalReader journal,
      Seal seal,
      WebhookSettings settings,
      Tenants tenants,
      InstantSource time)
      throws SQLException {
    this.webhooks = new Webhooks(dataSource, journal, seal);
    this.deliveries = new Deliveries(dataSource);
    this.destinations = new Destinations(settings.allow(), settings.plainHttp());
    this.settings = settings;
    this.tenants = tenants;
    this.time = time;
  }

  /** {@return the operations} */
  public List<Operation<?>> table() {
    return List.of(
        operation(GET, ALL, NEEDED, "List webhooks")
            .with(Parameter.query("tenant", "Only this tenant's", "kolding"))
            .answers(200, WebhookList.class)
            .by(this::list),
        operation(POST, ALL, NEEDED, "Send events to another program from now on")
            .takes(CreateWebhook.class)
            .secret()
            .answers(201, CreatedWebhook.class)
            .by(this::create),
        operation(GET, ONE, NEEDED, "Read a webhook")
            .answers(200, WebhookView.class)
            .by(call -> Reply.ok(WebhookView.of(found(call)))),
        operation(PUT, ONE, NEEDED, "Change a webhook, or switch it on or off")
            .takes(ChangeWebhook.class)
            .answers(200, WebhookView.class)
            .by(this::change),
        operation(DELETE, ONE, NEEDED, "Remove a webhook and all that is on its way")
            .answers(204, null)
            .by(this::delete),
        operation(POST, ONE + "/secret", NEEDED, "Make a new secret; both sign for a while")
            .takes(RotateSecret.class)
            .secret()
            .answers(201, NewSecret.class)
            .by(this::rotate),
        operation(POST, ONE + "/test", NEEDED, "Send a message of the type webhook-test")
            .answers(202, QueuedMessage.class)
            .by(this::test),
        operation(GET, ONE + "/deliveries", NEEDED, "List messages, the newest first")
            .with(
                Parameter.query("state", "waiting, delivered or dead; all if left out", "dead"),
                Parameter.query("limit", "At most so many, up to " + PAGE_MAX, "50"),
                Parameter.query("cursor", "Where the page before ended", "4711"))
            .answers(200, DeliveryPage.class)
            .by(this::deliveries),
        operation(POST, ONE + "/send-again", NEEDED, "Send all dead letters again")
            .answers(202, SentAgain.class)
            .by(this::allAgain),
        operation(POST, ONE + "/deliveries/{delivery}/send-again", NEEDED, "Send one message again")
            .answers(202, SentAgain.class)
            .by(this::oneAgain));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    String named = call.query("tenant").orElse(null);
    String tenant = named == null ? null : tenants.named(call.caller(), named).text();
    return Reply.ok(
        new WebhookList(
            webhooks.list(call.caller().reach(), tenant, SHOWN_MAX).stream()
                .map(WebhookView::of)
                .toList()));
  }

  private Reply create(Call<CreateWebhook> call) throws SQLException {
    CreateWebhook wanted = call.body();
    TenantId tenant = tenant(call.caller(), wanted);
    String url = destination(wanted.url());
    List<String> types = types(wanted.types());
    int most = tenants.webhooksMax(tenant);
    if (webhooks.count(tenant) >= most) {
      throw Problem.of(
              409, "quota.webhooks", "Too many webhooks", "There are " + most + " already.")
          .advising("Remove one that is not needed any more.")
          .raise();
    }
    Webhooks.Created made =
        webhooks.create(
            tenant,
            url,
            label(wanted.label()),
            types,
            !Boolean.FALSE.equals(wanted.enabled()),
            now());
    return Reply.json(201, new CreatedWebhook(WebhookView.of(made.webhook()), made.secret()))
        .with("Location", ALL + "/" + made.webhook().id())
        .with("Cache-Control", "no-store");
  }

  private Reply change(Call<ChangeWebhook> call) throws SQLException {
    Webhook before = found(call);
    ChangeWebhook wanted = call.body();
    webhooks.change(
        before.id(),
        destination(wanted.url()),
        label(wanted.label()),
        types(wanted.types()),
        wanted.enabled());
    return Reply.ok(WebhookView.of(found(call)));
  }

  private Reply delete(Call<NoBody> call) throws SQLException {
    webhooks.delete(found(call).id());
    return Reply.empty(204);
  }

  private Reply rotate(Call<RotateSecret> call) throws SQLException {
    Duration overlap = Optional.ofNullable(call.body().keepOldFor()).orElse(settings.overlap());
    if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
      throw Problems.invalid("keepOldFor", "is not from nothing to 30 days").raise();
    }
    return Reply.json(201, new NewSecret(webhooks.rotate(found(call).id(), overlap, now())))
        .with("Cache-Control", "no-store");
  }

  private Reply test(Call<NoBody> call) throws SQLException {
    Webhook webhook = found(call);
    if (!webhook.enabled()) {
      throw Problem.of(409, "webhook.off", "Switched off", "Nothing is sent while it is off.")
          .advising("Switch it on first.")
          .raise();
    }
    Instant now = now();
    String message = "test_" + Secrets.fresh().substring(0, 16);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", message);
    body.put("at", now);
    body.put("type", TEST);
    if (webhook.tenant() != null) {
      body.put("tenant", webhook.tenant().text());
    }
    body.put("data", Map.of());
    deliveries.add(
        webhook,
        message,
        TEST,
        new String(Json.bytes(body), StandardCharsets.UTF_8),
        now,
        now.plus(settings.giveUpAfter()));
    return Reply.json(202, new QueuedMessage(message));
  }

  private Reply deliveries(Call<NoBody> call) throws SQLException {
    Webhook webhook = found(call);
    int limit = call.query("limit", PAGE, 1, PAGE_MAX);
    long before = call.query("cursor").map(WebhookRoutes::number).orElse(Long.MAX_VALUE);
    Delivery.State state = call.query("state").map(WebhookRoutes::state).orElse(null);
    List<Delivery> rows;
    try (Reading reading = webhooks.open(call.caller().reach())) {
      rows = Deliveries.list(reading.connection(), webhook.id(), state, before, limit + 1);
    }
    List<DeliveryView> items = rows.stream().limit(limit).map(DeliveryView::of).toList();
    return Reply.ok(new DeliveryPage(items, rows.size() > limit ? items.getLast().id() : null));
  }

  private Reply allAgain(Call<NoBody> call) throws SQLException {
    Instant now = now();
    int messages = deliveries.again(found(call).id(), now, now.plus(settings.giveUpAfter()));
    return Reply.json(202, new SentAgain(messages));
  }

  private Reply oneAgain(Call<NoBody> call) throws SQLException {
    Instant now = now();
    String id = call.path("delivery");
    if (!id.matches("[0-9]{1,18}")
        || !deliveries.again(
            found(call).id(), Long.parseLong(id), now, now.plus(settings.giveUpAfter()))) {
      throw Problems.notFound().raise();
    }
    return Reply.json(202, new SentAgain(1));
  }

  /** {@return whose events; null for everybody's} */
  private @Nullable TenantId tenant(Caller caller, CreateWebhook wanted) {
    if (!Boolean.TRUE.equals(wanted.everyTenant())) {
      return tenants.named(caller, wanted.tenant());
    }
    if (wanted.tenant() != null) {
      throw Problems.invalid("everyTenant", "is said beside a tenant").raise();
    }
    if (!caller.reach().isEvery() || caller.isCustomer()) {
      throw Problems.forbidden(caller.role().text(), NEEDED.text() + " of every tenant").raise();
    }
    return null;
  }

  private Webhook found(Call<?> call) throws SQLException {
    String id = call.path("webhook");
    if (!id.matches("[0-9a-f]{12}")) {
      throw Problems.notFound().raise();
    }
    return webhooks.find(call.caller().reach(), id).orElseThrow(() -> Problems.notFound().raise());
  }

  private String destination(String url) {
    Optional<String> fault = destinations.fault(url.strip());
    if (fault.isPresent()) {
      throw Problems.invalid("url", fault.get()).raise();
    }
    return url.strip();
  }

  private List<String> types(@Nullable List<String> wanted) {
    List<String> types = wanted == null ? List.of() : wanted.stream().distinct().toList();
    for (String type : types) {
      try {
        names.event(type);
      } catch (IllegalArgumentException _) {
        throw Problems.invalid("types", "no event is called " + type).raise();
      }
    }
    return types;
  }

  private static String label(@Nullable String label) {
    return label == null ? "" : label.strip();
  }

  private Instant now() {
    return time.instant();
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Problems.invalid("cursor", "is not one that a page has given").raise();
    }
    return Long.parseLong(text);
  }

  private static Delivery.State state(String text) {
    for (Delivery.State state : Delivery.State.values()) {
      if (Json.name(state).equals(text)) {
        return state;
      }
    }
    throw Problems.invalid("state", "is not waiting, delivered or dead").raise();
  }
}
