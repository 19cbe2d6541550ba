package io.fixfirst.control.webhook;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be sent to webhooks, and what they look like. */
final class WebhookForms {

  private static final String URL = "Where the messages go; https, on the Internet";
  private static final String TYPES = "Names of events, as in the live stream; all if left out";
  private static final int TYPES_MAX = 100;

  private WebhookForms() {}

  @Doc("A new webhook")
  record CreateWebhook(
      @Doc(value = "Whose events; the caller's own if left out", example = "kolding", max = 40)
          @Nullable String tenant,
      @Doc("The events of every tenant and of the provider's floor, for those who serve all")
          @Nullable Boolean everyTenant,
      @Doc(value = URL, example = "https://hooks.example/fixfirst") String url,
      @Doc(value = "What it is for", example = "Our own ticket system", max = 100)
          @Nullable String label,
      @Doc(value = TYPES, max = TYPES_MAX) @Nullable List<String> types,
      @Doc("Whether messages are sent; so if left out") @Nullable Boolean enabled) {}

  @Doc("All that can be changed of a webhook")
  record ChangeWebhook(
      @Doc(value = URL, example = "https://hooks.example/fixfirst") String url,
      @Doc(value = "What it is for", example = "Our own ticket system", max = 100)
          @Nullable String label,
      @Doc(value = TYPES, max = TYPES_MAX) @Nullable List<String> types,
      @Doc("Whether messages are sent; what happens while they are not is never sent")
          Boolean enabled) {}

  @Doc("A new secret")
  record RotateSecret(
      @Doc(
              value = "For how long the old one signs, too; a day if left out, at most 30",
              example = "PT24H")
          @Nullable Duration keepOldFor) {}

  @Doc("A webhook, without its secret")
  record WebhookView(
      String id,
      @Doc(value = "Whose events; none for everybody's", example = "kolding")
          @Nullable String tenant,
      @Doc(URL) String url,
      String label,
      @Doc("Names of events; none for all") List<String> types,
      @Doc("Whether messages are sent") boolean enabled,
      @Doc("Why it was switched off, where not by a person") @Nullable String stopped,
      Instant created) {

    static WebhookView of(Webhook webhook) {
      TenantId tenant = webhook.tenant();
      return new WebhookView(
          webhook.id(),
          tenant == null ? null : tenant.text(),
          webhook.url(),
          webhook.label(),
          webhook.types(),
          webhook.enabled(),
          webhook.stopped(),
          webhook.created());
    }
  }

  @Doc("Webhooks, the newest first")
  record WebhookList(List<WebhookView> items) {}

  @Doc("A new webhook, and its secret, shown this once")
  record CreatedWebhook(WebhookView webhook, @Doc("To check signatures with") String secret) {}

  @Doc("A new secret, shown this once")
  record NewSecret(@Doc("To check signatures with") String secret) {}

  @Doc("A message that was put on its way")
  record QueuedMessage(@Doc("Its webhook-id") String message) {}

  @Doc("What was put on its way again")
  record SentAgain(@Doc("How many messages") int messages) {}

  @Doc("A message to a receiver")
  record DeliveryView(
      String id,
      @Doc("Its webhook-id, the same each time it is sent") String message,
      @Doc(value = "What has happened", example = "incident-opened") String type,
      Delivery.State state,
      Instant created,
      @Doc("How often it was sent, since somebody has put it on its way") int tries,
      @Nullable Instant lastTry,
      @Doc("None where it is not sent any more") @Nullable Instant nextTry,
      @Doc("Of the receiver's last answer") @Nullable Integer lastStatus,
      @Doc("Why it was not taken") @Nullable String lastError) {

    static DeliveryView of(Delivery delivery) {
      return new DeliveryView(
          Long.toString(delivery.id()),
          delivery.message(),
          delivery.type(),
          delivery.state(),
          delivery.created(),
          delivery.tries(),
          delivery.lastTry(),
          delivery.nextTry(),
          delivery.lastStatus(),
          delivery.lastError());
    }
  }

  @Doc("Messages, the newest first")
  record DeliveryPage(
      List<DeliveryView> items,
      @Doc("Send it as cursor to get the next page; none on the last") @Nullable String cursor) {}
}
