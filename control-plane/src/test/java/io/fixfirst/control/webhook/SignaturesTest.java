package io.fixfirst.control.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  /** The example that the specification's own libraries are tested with. */
  private static final byte[] SECRET =
      Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

  @Test
  void a_message_is_signed_as_the_specification_says() {
    Map<String, String> headers =
        Signatures.headers(
            List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}");

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void each_secret_that_holds_signs() {
    String signatures =
        Signatures.headers(List.of(Signatures.freshSecret(), SECRET), "m", AT, "{}")
            .get("webhook-signature");

    assertThat(signatures.split(" ", -1)).hasSize(2).allMatch(one -> one.startsWith("v1,"));
  }

  @Test
  void a_secret_is_given_out_as_the_specification_says() {
    assertThat(Signatures.text(SECRET)).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(Signatures.freshSecret()).hasSize(32).isNotEqualTo(Signatures.freshSecret());
  }
}
