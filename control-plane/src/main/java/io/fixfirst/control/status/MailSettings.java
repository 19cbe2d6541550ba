package io.fixfirst.control.status;

import com.typesafe.config.Config;
import io.fixfirst.control.SecretText;
import java.time.Duration;
import java.util.List;
import org.simplejavamail.api.mailer.config.TransportStrategy;

/**
 * How news of status pages leaves by e-mail.
 *
 * @param host the SMTP server's; empty where no mail is sent
 * @param trustedHosts whose certificates are taken without asking who has signed them
 * @param user empty where the server asks for none
 * @param every how often is looked for mails to send
 * @param perMinute mails at most
 * @param patience with the server
 * @param askAgainAfter an address gets one question whether it wants news in this time
 * @param askedPerHour questions of one tenant's page at most
 * @param subscriptions to one tenant's page at most
 */
public record MailSettings(
    String host,
    int port,
    TransportStrategy transport,
    List<String> trustedHosts,
    String user,
    String password,
    String from,
    String fromName,
    Duration every,
    int perMinute,
    Duration patience,
    Duration askAgainAfter,
    int askedPerHour,
    int subscriptions) {

  /** {@return the settings under {@code fixfirst.mail}} */
  public static MailSettings of(Config config) {
    Config mail = config.getConfig("fixfirst.mail");
    return new MailSettings(
        mail.getString("host"),
        mail.getInt("port"),
        mail.getEnum(TransportStrategy.class, "transport"),
        mail.getStringList("trusted-hosts"),
        mail.getString("user"),
        SecretText.of(mail, "password"),
        mail.getString("from"),
        mail.getString("from-name"),
        mail.getDuration("every"),
        mail.getInt("per-minute"),
        mail.getDuration("patience"),
        mail.getDuration("ask-again-after"),
        mail.getInt("asked-per-hour"),
        mail.getInt("subscriptions"));
  }

  /** {@return whether mail is sent at all} */
  public boolean isOn() {
    return !host.isEmpty();
  }
}
