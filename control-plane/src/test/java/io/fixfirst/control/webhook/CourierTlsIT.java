package io.fixfirst.control.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigException;
import io.fixfirst.control.OwnCertificate;
import io.fixfirst.control.webhook.Courier.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to receivers that speak TLS, with certificates of several kinds. */
class CourierTlsIT {

  @TempDir static Path directory;
  private static ActorSystem<Void> system;
  private static OwnCertificate own;
  private static OwnCertificate others;

  @BeforeAll
  static void start() throws Exception {
    system = ActorSystem.create(Behaviors.empty(), "couriers");
    own = OwnCertificate.make(directory, "own", "ip:127.0.0.1");
    others = OwnCertificate.make(directory, "others", "dns:hooks.invalid");
  }

  @AfterAll
  static void stop() {
    system.terminate();
  }

  @Test
  void a_receiver_whose_certificate_is_trusted_gets_the_message() throws Exception {
    try (Receiver receiver = Receiver.withTls(own.server())) {
      Answer answer = post(receiver, Trust.in(own.certificate().toString()));
      assertThat(answer).isEqualTo(new Answer(204, null));
      assertThat(receiver.messages().getFirst().body()).isEqualTo("{}");
    }
  }

  @Test
  void one_that_nobody_vouches_for_gets_nothing_and_it_is_said_why() throws Exception {
    try (Receiver receiver = Receiver.withTls(own.server())) {
      refused(receiver, Trust.in(""));
      refused(receiver, Trust.in(others.certificate().toString()));
    }
  }

  @Test
  void one_whose_certificate_is_another_ones_gets_nothing() throws Exception {
    try (Receiver receiver = Receiver.withTls(others.server())) {
      refused(receiver, Trust.in(others.certificate().toString()));
    }
  }

  @Test
  void what_is_no_certificate_is_noticed_at_the_start() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    for (Path file : List.of(empty, own.key(), directory.resolve("missing.pem"))) {
      assertThatExceptionOfType(ConfigException.class)
          .as("%s", file)
          .isThrownBy(() -> Trust.in(file.toString()))
          .withMessageContaining("fixfirst.webhook.trusted-certificates")
          .withMessageContaining(file.toString());
    }
  }

  private static void refused(Receiver receiver, SSLContext trust) {
    Answer answer = post(receiver, trust);
    assertThat(answer.status()).isNull();
    assertThat(answer.error()).startsWith("There was no TLS with it: ");
    assertThat(receiver.messages()).isEmpty();
  }

  private static Answer post(Receiver receiver, SSLContext trust) {
    Destinations destinations = new Destinations(List.of(Network.parse("127.0.0.1")), false);
    try (Courier courier = new Courier(system, destinations, trust, Duration.ofSeconds(20), 1)) {
      return courier.post(URI.create(receiver.url()), "{}", Map.of("webhook-id", "evt_1"));
    }
  }
}
