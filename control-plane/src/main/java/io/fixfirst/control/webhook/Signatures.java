package io.fixfirst.control.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs messages as Standard Webhooks says: HMAC-SHA256 over id, time and body, so that a receiver
 * knows that a message is ours, unchanged and not an old one.
 */
final class Signatures {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Signatures() {}

  /** {@return a new secret} */
  static byte[] freshSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** {@return a secret as receivers get it} */
  static String text(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * {@return the headers of a message}
   *
   * @param secrets all that hold at this time, each of which signs
   */
  static Map<String, String> headers(
      List<byte[]> secrets, String message, Instant at, String body) {
    List<String> signatures = new ArrayList<>();
    try {
      for (byte[] secret : secrets) {
        signatures.add(new Webhook(secret).sign(message, at.getEpochSecond(), body));
      }
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("This Java cannot sign.", e);
    }
    Map<String, String> headers = new TreeMap<>();
    headers.put(ID, message);
    headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
    headers.put(SIGNATURE, String.join(" ", signatures));
    return headers;
  }
}
