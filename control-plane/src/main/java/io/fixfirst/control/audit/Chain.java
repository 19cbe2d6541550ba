package io.fixfirst.control.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * How a row holds on to the one before it: its hash is the SHA-256 of that one's hash, its own
 * number, and its columns, each with its length before it, so that no two rows have the same bytes.
 */
final class Chain {

  /** What the first row holds on to. */
  static final byte[] BEGINNING = new byte[32];

  private static final int NUMBERS = Long.BYTES + Long.BYTES + Integer.BYTES;

  private Chain() {}

  /** {@return the hash of a row} */
  static byte[] hash(byte[] previous, long number, Deed deed) {
    byte[][] texts = {
      bytes(deed.who()),
      bytes(deed.role()),
      bytes(deed.from()),
      bytes(deed.what()),
      bytes(deed.on()),
      bytes(deed.tenant())
    };
    int length = previous.length + NUMBERS;
    for (byte[] text : texts) {
      length += Integer.BYTES + (text == null ? 0 : text.length);
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    all.put(previous);
    all.putLong(number);
    all.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, deed.at()));
    all.putInt(deed.status());
    for (byte[] text : texts) {
      all.putInt(text == null ? -1 : text.length);
      if (text != null) {
        all.put(text);
      }
    }
    return DigestUtils.sha256(all.array());
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
