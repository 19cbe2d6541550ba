package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.control.ControlPlane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.email.EmailBuilder;

/** Mail through TLS, to a server with a certificate that nobody has signed. */
class MailTlsTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_server_of_one_s_own_house_is_named_and_gets_the_mail_through_tls() {
    var _ = MailSender.mailer(settings("SMTPS", "\"127.0.0.1\"")).sendMail(mail());
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void a_certificate_that_nobody_has_signed_is_refused() {
    assertThatThrownBy(() -> MailSender.mailer(settings("SMTPS", "")).sendMail(mail()))
        .isInstanceOf(MailException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void where_tls_is_required_nothing_goes_to_a_server_without_it() {
    GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.start();
    try {
      MailSettings required = settings("SMTP_TLS", "", plain.getSmtp().getPort());
      assertThatThrownBy(() -> MailSender.mailer(required).sendMail(mail()))
          .isInstanceOf(MailException.class);
      assertThat(plain.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
    }
  }

  private MailSettings settings(String transport, String trusted) {
    return settings(transport, trusted, server.getSmtps().getPort());
  }

  private static MailSettings settings(String transport, String trusted, int port) {
    return MailSettings.of(
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.mail {
                  host = "127.0.0.1", port = %d, transport = %s, trusted-hosts = [%s], patience = 10s
                }
                """
                    .formatted(port, transport, trusted))));
  }

  private static Email mail() {
    return EmailBuilder.startingBlank()
        .from("status@provider.example")
        .to("birgit@customer.example")
        .withSubject("News")
        .withPlainText("The records run again.")
        .buildEmail();
  }
}
