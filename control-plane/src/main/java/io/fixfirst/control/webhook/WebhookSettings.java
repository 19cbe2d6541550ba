package io.fixfirst.control.webhook;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.List;

/**
 * How webhooks are sent.
 *
 * @param allow networks that are sent to although they are private
 * @param plainHttp whether addresses may be without TLS
 * @param trustedCertificates a file in PEM with certificates that are trusted besides those that
 *     Java trusts; empty for none
 * @param every how often is looked for something to send
 * @param atOnce deliveries under way in this process
 * @param atOncePerTenant of these, for one tenant; the provider's own count as one tenant's
 * @param patience with a receiver, from connecting to the first line of its answer
 * @param takenOverAfter so long after that, what a process has not said the end of is sent by any
 *     other
 * @param backoff when a delivery is tried again
 * @param giveUpAfter a delivery that nobody took for so long is a dead letter
 * @param keepDelivered for how long what was delivered can be seen and sent again
 * @param keepDead for how long dead letters can
 * @param waitingMax of one webhook; with more it is switched off
 * @param overlap for how long the old secret signs beside the new one, where nobody says
 */
public record WebhookSettings(
    List<Network> allow,
    boolean plainHttp,
    String trustedCertificates,
    Duration every,
    int atOnce,
    int atOncePerTenant,
    Duration patience,
    Duration takenOverAfter,
    Backoff backoff,
    Duration giveUpAfter,
    Duration keepDelivered,
    Duration keepDead,
    int waitingMax,
    Duration overlap) {

  /** {@return the settings under {@code fixfirst.webhook}} */
  public static WebhookSettings of(Config config) {
    Config own = config.getConfig("fixfirst.webhook");
    return new WebhookSettings(
        networks(own),
        own.getBoolean("plain-http"),
        own.getString("trusted-certificates"),
        own.getDuration("every"),
        own.getInt("at-once"),
        own.getInt("at-once-per-tenant"),
        own.getDuration("patience"),
        own.getDuration("taken-over-after"),
        new Backoff(own.getDuration("first-wait"), own.getDuration("longest-wait")),
        own.getDuration("give-up-after"),
        own.getDuration("keep-delivered"),
        own.getDuration("keep-dead"),
        own.getInt("waiting-max"),
        own.getDuration("overlap"));
  }

  private static List<Network> networks(Config own) {
    try {
      return own.getStringList("allow").stream().map(Network::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue("fixfirst.webhook.allow", String.valueOf(e.getMessage()));
    }
  }
}
